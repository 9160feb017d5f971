// Everything flat: glyphs and polygons from the atlas, fills and bars from its solid texel.
uniform sampler2D u_sheet;

in vec2 v_place;
flat in vec4 v_edges;
flat in vec4 v_colour;
flat in vec2 v_slot;
out vec4 colour;

void main() {
    // To a 256th of a texel, as finely as textures are sampled: interpolation's own error would blur what stands on whole
    // pixels.
    vec2 texel = v_slot + floor(v_place * 256.0 + 0.5) / 256.0;
    float alpha = v_colour.a * texture(u_sheet, texel / vec2(textureSize(u_sheet, 0))).r * edge_coverage(v_edges);
    colour = vec4(v_colour.rgb * alpha, alpha);
}
