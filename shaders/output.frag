// The last pass: the finished page to the screen, with its dimming and gamma. Left out where there is neither. Where FADE
// is defined, the page before gives way to it in the same pass.
uniform sampler2D u_page;
uniform float u_brightness;
uniform float u_gamma;
#ifdef FADE
uniform sampler2D u_from;
uniform float u_progress;
uniform float u_rise;  // how far below its place the new page stands, as a share of its height
#endif

in vec2 v_place;
out vec4 colour;

void main() {
#ifdef FADE
    vec2 place = v_place - vec2(0.0, u_rise);
    vec3 page = mix(texture(u_from, v_place).rgb, texture(u_page, place).rgb, place.y < 0.0 ? 0.0 : u_progress);
#else
    vec3 page = texture(u_page, v_place).rgb;
#endif
    colour = vec4(pow(page * u_brightness, vec3(1.0 / u_gamma)), 1.0);
}
