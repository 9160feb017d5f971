// A show's picture to the screen, all in one pass: the camera over the page, one sheet giving way to another, spotlight
// and curtain, then the projector's corners, gamma and black. What a frame needs not is left out by defines: WARP;
// CAMERA, NEAR, NEARER; one of DISSOLVE, PUSH, FLAT, ROLL, UNDER, BREAK_UP; SPOT, CURTAIN, LIGHT.
uniform sampler2D u_now;
uniform vec4 u_now_axes;  // texture place of the picture's place: across, down,
uniform vec2 u_now_from;  // and where it begins
uniform vec3 u_light;     // brightness, 1 / gamma, black
uniform vec4 u_curtain;   // colour, and how far it is drawn
uniform vec4 u_spot;      // middle, radius in picture heights, how dark the rest
uniform float u_aspect;   // of the picture, width / height

#ifdef CAMERA
uniform vec3 u_ground;
uniform vec2 u_now_soft;  // width of its soft border
#endif
#ifdef NEAR
uniform sampler2D u_near;
uniform vec4 u_near_axes;
uniform vec2 u_near_from, u_near_soft;
uniform float u_near_share;
#endif
#ifdef NEARER
uniform sampler2D u_nearer;
uniform vec4 u_nearer_axes;
uniform vec2 u_nearer_from, u_nearer_soft;
uniform float u_nearer_share;
#endif
#if defined(FLAT) || defined(ROLL) || defined(UNDER)
#define CURL
uniform vec4 u_curl;  // radius and fold, in picture heights, and the direction across the fold
#endif
#if defined(DISSOLVE) || defined(PUSH) || defined(CURL) || defined(BREAK_UP)
#define PASSING
uniform sampler2D u_before;
uniform vec4 u_before_axes;
uniform vec2 u_before_from;
uniform float u_progress;
uniform vec4 u_passage;  // rise; or direction; or how dark the sheet's shade is; or strength and seed
uniform vec3 u_paper, u_accent;
#endif

in vec2 v_place;
out vec4 colour;

float inside(vec2 place, vec2 soft) {
    vec2 edge = clamp(min(place, 1.0 - place) / soft, 0.0, 1.0);
    return edge.x * edge.y;
}

vec3 now_at(vec2 place) {
    vec2 at = u_now_axes.xy * place.x + u_now_axes.zw * place.y + u_now_from;
    vec3 light = texture(u_now, at).rgb;
#ifdef CAMERA
    light = mix(u_ground, light, inside(at, u_now_soft));
#endif
#ifdef NEAR
    at = u_near_axes.xy * place.x + u_near_axes.zw * place.y + u_near_from;
    light = mix(light, texture(u_near, at).rgb, u_near_share * inside(at, u_near_soft));
#endif
#ifdef NEARER
    at = u_nearer_axes.xy * place.x + u_nearer_axes.zw * place.y + u_nearer_from;
    light = mix(light, texture(u_nearer, at).rgb, u_nearer_share * inside(at, u_nearer_soft));
#endif
    return light;
}

#ifdef PASSING
vec3 before_at(vec2 place) {
    return texture(u_before, u_before_axes.xy * place.x + u_before_axes.zw * place.y + u_before_from).rgb;
}
#endif

#ifdef CURL
// A sheet lifted at its right edge and rolled over a cylinder that travels to the left, in three parts, each with the
// arithmetic it needs and no more: FLAT, where the sheet lies as it lay; ROLL, where it stands on the cylinder, or lies
// rolled over on its back; UNDER, the page that comes.
vec2 across(float length) { return u_curl.zw * length / vec2(u_aspect, 1.0); }

float beyond_fold(vec2 place) { return dot(vec2(place.x * u_aspect, place.y), u_curl.zw) - u_curl.y; }

bool on_sheet(vec2 place) { return place.x <= 1.0 && place.y >= 0.0 && place.y <= 1.0; }

// Of the paper above what still lies, once it has come round: it ends where the sheet does.
float shadow_on_sheet(vec2 place, float beyond) {
    float radius = u_curl.x, half_turn = 3.14159265 * radius;
    float loose = dot(vec2(u_aspect, place.y), u_curl.zw) - u_curl.y;
    float edge = loose > half_turn ? half_turn - loose : radius * sin(loose / radius);
    return 0.34 * exp(-max(0.0, edge - beyond) / (1.1 * radius)) * smoothstep(1.5 * radius, 4.0 * radius, loose);
}

float shadow_below(float beyond) { return u_passage.x * exp(-max(0.0, beyond - u_curl.x * 0.4) / (0.9 * u_curl.x)); }

vec3 picture(vec2 place) {
    float beyond = beyond_fold(place);
#if defined(FLAT)
    return before_at(place) * (1.0 - shadow_on_sheet(place, beyond));
#elif defined(UNDER)
    return now_at(place) * (1.0 - shadow_below(beyond));
#else
    float radius = u_curl.x, sine = clamp(beyond / radius, 0.0, 1.0);
    float angle = asin(sine), lit = sqrt(1.0 - sine * sine);
    // How far along the sheet the point is that lies here: on the paper's back, and below that on its front.
    float flat_part = min(beyond, 0.0);
    vec2 back = place + across(radius * (3.14159265 - angle) - flat_part - beyond);
    vec2 front = place + across(radius * angle + flat_part - beyond);
    bool is_back = back.x >= 0.0 && on_sheet(back);
    vec3 sheet = before_at(is_back ? back : front);
    if (is_back) return mix(u_paper, u_paper * sheet, 0.18) * mix(0.42, 0.97, lit);
    if (on_sheet(front)) return sheet * mix(0.55, 1.0, lit) * (1.0 - shadow_on_sheet(place, beyond));
    return now_at(place) * (1.0 - shadow_below(beyond));
#endif
}
#elif defined(BREAK_UP)
// Strips dragged apart, wider and further the louder; each goes over to the new page at a moment of its own. Where a strip
// has left the picture, its colour stands.
vec3 picture(vec2 place) {
    float strength = u_passage.x, moment = floor(u_progress * 14.0);
    uint seed = uint(u_passage.y) + uint(moment) * 17u;
    float loud = strength * sin(3.14159265 * u_progress);
    float rows = mix(64.0, 22.0, strength);
    float row = floor(place.y * rows + hash(uvec2(7u, seed)) * 3.0);
    float fine = floor(place.y * rows * 4.0);
    float drag = hash(uvec2(uint(row), seed)) - 0.5;
    float jitter = hash(uvec2(uint(fine), seed + 5u)) - 0.5;
    float torn = step(1.0 - loud * 0.9, hash(uvec2(uint(row), seed + 3u)));
    float across = place.x + loud * (drag * 0.9 * torn + jitter * 0.035);
    float turn_over = hash(uvec2(uint(row), 11u)) * 0.7 + 0.15;
    vec2 at = vec2(across, place.y);
    vec3 light = u_progress > turn_over ? now_at(at) : before_at(at);
    float out_of = step(across, 0.0) + step(1.0, across);
    light = mix(light, drag > 0.0 ? u_accent : vec3(0.06), min(1.0, out_of));
    // A bar of noise between strips.
    float bar = step(0.985 - loud * 0.06, hash(uvec2(uint(fine), seed + 9u)));
    float from = hash(uvec2(uint(fine), seed + 13u));
    return mix(light, u_accent, bar * step(from, place.x) * step(place.x, from + 0.3 * loud));
}
#elif defined(PUSH)
vec3 picture(vec2 place) {
    float moved = u_progress * u_passage.x;
    float at = place.x + moved;
    bool is_old = at >= 0.0 && at <= 1.0;
    if (is_old) {
        // The page that comes throws a shade on the one that goes.
        float gap = u_passage.x > 0.0 ? 1.0 - at : at;
        return before_at(vec2(at, place.y)) * (1.0 - 0.35 * exp(-gap * 28.0) * (1.0 - u_progress));
    }
    return now_at(vec2(at - u_passage.x, place.y));
}
#elif defined(DISSOLVE)
vec3 picture(vec2 place) {
    vec2 risen = place - vec2(0.0, u_passage.x);
    return mix(before_at(place), now_at(risen), risen.y < 0.0 ? 0.0 : u_progress);
}
#else
vec3 picture(vec2 place) { return now_at(place); }
#endif

void main() {
    vec2 place = v_place;
    float shown = 1.0;
#ifdef WARP
    // The outline reaches somewhat beyond the picture, whose edges fall between pixels.
    vec2 edge = clamp(min(place, 1.0 - place) / max(fwidth(place), vec2(1e-6)) + 0.5, 0.0, 1.0);
    shown = edge.x * edge.y;
#endif
    vec3 light = picture(place);
#ifdef SPOT
    vec2 away = (place - u_spot.xy) * vec2(u_aspect, 1.0);
    light *= 1.0 - u_spot.w * smoothstep(u_spot.z * 0.92, u_spot.z * 1.08, length(away));
#endif
#ifdef CURTAIN
    light = mix(light, u_curtain.rgb, u_curtain.a);
#endif
#ifdef LIGHT
    light = u_light.z + (1.0 - u_light.z) * pow(light * u_light.x, vec3(u_light.y));
#endif
    colour = vec4(light * shown, 1.0);
}
