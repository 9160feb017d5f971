// A paper or picture that was drawn before, from its texture.
uniform sampler2D u_ready;

in vec2 v_place;
flat in vec4 v_edges;
flat in vec4 v_colour;
out vec4 colour;

void main() { colour = texture(u_ready, v_place); }
