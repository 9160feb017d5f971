// The overlay: a colour through the coverage of its glyphs.
uniform sampler2D u_glyphs;

in vec2 v_place;
in vec4 v_colour;
out vec4 colour;

void main() {
    float alpha = v_colour.a * texture(u_glyphs, v_place).r;
    colour = vec4(v_colour.rgb * alpha, alpha);
}
