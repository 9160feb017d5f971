// A corner of the overlay's triangles, in window pixels.
layout(location = 0) in vec2 a_position;
layout(location = 1) in vec2 a_place;   // in the glyphs, 0 to 1
layout(location = 2) in vec4 a_colour;

uniform vec4 u_to_clip;  // scale and offset from window px to clip space

out vec2 v_place;
out vec4 v_colour;

void main() {
    v_place = a_place;
    v_colour = a_colour;
    gl_Position = vec4(a_position * u_to_clip.xy + u_to_clip.zw, 0.0, 1.0);
}
