// The last pass: the finished page to the screen, with its dimming and gamma. Left out where there is neither.
uniform sampler2D u_page;
uniform float u_brightness;
uniform float u_gamma;

in vec2 v_place;
out vec4 colour;

void main() {
    vec3 page = texture(u_page, v_place).rgb;
    colour = vec4(pow(page * u_brightness, vec3(1.0 / u_gamma)), 1.0);
}
