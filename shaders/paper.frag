// A sheet of paper: its colour with a fine fixed grain, a tooth of about a point.
in vec2 v_place;
flat in vec4 v_edges;
flat in vec4 v_colour;
out vec4 colour;

void main() {
    vec2 point = page_pixel() / u_scale;
    float grain = v_place.x;
    // Paper is never lighter than its colour: it takes a little light away, more in its hollows.
    float light = 1.0 - grain * 0.045 * noise(point * 0.8);
    float alpha = v_colour.a * edge_coverage(v_edges);
    colour = vec4(v_colour.rgb * light * alpha, alpha);
}
