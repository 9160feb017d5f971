// Everything flat: glyphs and polygons from the atlas, fills and bars from its solid texel.
uniform sampler2D u_sheet;

in vec2 v_place;
flat in vec4 v_edges;
flat in vec4 v_colour;
out vec4 colour;

void main() {
    float alpha = v_colour.a * texture(u_sheet, v_place).r * edge_coverage(v_edges);
    colour = vec4(v_colour.rgb * alpha, alpha);
}
