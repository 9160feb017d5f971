// A part of a show's picture, as an outline of up to eight points, where the projector's corners put it.
uniform vec2 u_outline[8];             // on the picture, 0 to 1 from the top left
uniform vec3 u_warp_x, u_warp_y, u_warp_w;  // rows of the map from the picture to the screen
uniform float u_flip;                  // 1 where the target's first row is the picture's foot, 0 where it is its head

out vec2 v_place;  // on the picture

void main() {
    v_place = u_outline[gl_VertexID];
    vec3 from = vec3(v_place, 1.0);
    vec3 screen = vec3(dot(u_warp_x, from), dot(u_warp_y, from), dot(u_warp_w, from));
    vec2 corner = 2.0 * screen.xy - screen.z;
    if (u_flip > 0.0) corner.y = -corner.y;
    gl_Position = vec4(corner, 0.0, screen.z);
}
