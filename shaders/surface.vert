// A quad of the page, in whole-page pixels; all surfaces share it.
layout(location = 0) in vec2 a_position;
layout(location = 1) in vec2 a_place;   // texture coordinates, or what the surface makes of them
layout(location = 2) in vec4 a_edges;   // left, top, right, bottom in px
layout(location = 3) in vec4 a_colour;
layout(location = 4) in vec2 a_slot;    // ink: the corner of its coverage in the sheet, texels

uniform vec4 u_to_clip;  // scale and offset from page px to clip space

out vec2 v_place;
flat out vec4 v_edges;
flat out vec4 v_colour;
flat out vec2 v_slot;

void main() {
    v_place = a_place;
    v_edges = a_edges;
    v_colour = a_colour;
    v_slot = a_slot;
    gl_Position = vec4(a_position * u_to_clip.xy + u_to_clip.zw, 0.0, 1.0);
}
