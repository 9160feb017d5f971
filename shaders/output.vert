// One triangle over the whole target.
uniform float u_flip;  // 1 where the target's first row is the page's foot, 0 where it is its head

out vec2 v_place;  // on the page, 0 to 1 from the top left

void main() {
    vec2 corner = vec2(float((gl_VertexID & 1) * 4 - 1), float((gl_VertexID & 2) * 2 - 1));
    v_place = corner * 0.5 + 0.5;
    if (u_flip > 0.0) v_place.y = 1.0 - v_place.y;
    gl_Position = vec4(corner, 0.0, 1.0);
}
