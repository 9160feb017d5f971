// A show's picture to the screen, all in one pass: the camera over the page, one sheet giving way to another, spotlight
// and curtain, then the projector's corners, gamma and black. What a frame needs not is left out by defines: WARP; CAMERA,
// NEAR, NEARER; one of DISSOLVE, PUSH, CURL, BREAK_UP; SPOT, CURTAIN, LIGHT.
uniform sampler2D u_now;
uniform vec4 u_now_axes;  // texture place of the picture's place: across, down,
uniform vec2 u_now_from;  // and where it begins
uniform vec3 u_light;     // brightness, 1 / gamma, black
uniform vec4 u_curtain;   // colour, and how far it is drawn
uniform vec4 u_spot;      // middle, radius in picture heights, how dark the rest
uniform float u_aspect;   // of the picture, width / height

#ifdef WARP
uniform vec4 u_unwarp_x, u_unwarp_y, u_unwarp_w;  // rows of the map from the screen back to the picture
#endif
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
#if defined(DISSOLVE) || defined(PUSH) || defined(CURL) || defined(BREAK_UP)
#define PASSING
uniform sampler2D u_before;
uniform vec4 u_before_axes;
uniform vec2 u_before_from;
uniform float u_progress;
uniform vec4 u_passage;  // rise; or direction; or radius and tilt; or strength and seed
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
// A sheet lifted at its right edge and rolled over a cylinder that travels to the left: what is flat, what stands on the
// cylinder, what lies rolled over on its back, and the page under all that.
vec3 picture(vec2 place) {
    float radius = u_passage.x, tilt = u_passage.y;
    vec2 along = vec2(cos(tilt), sin(tilt));
    vec2 at = vec2(place.x * u_aspect, place.y);
    float reach = u_aspect * along.x + abs(along.y);
    float fold = mix(reach, -1.15 * radius, u_progress);
    float beyond = dot(at, along) - fold;
    float half_turn = 3.14159265 * radius;
    // The rolled-over paper: how far along the sheet the point is that lies here.
    float rolled = beyond > 0.0 ? (beyond < radius ? radius * (3.14159265 - asin(beyond / radius)) : 1e9) : half_turn - beyond;
    vec2 sheet = at + along * (rolled - beyond);
    vec2 back = vec2(sheet.x / u_aspect, sheet.y);
    bool is_back = rolled < 1e8 && back.x >= 0.0 && back.x <= 1.0 && back.y >= 0.0 && back.y <= 1.0;
    float on_cylinder = clamp(beyond / radius, 0.0, 1.0);
    if (is_back) {
        float lit = beyond > 0.0 ? sqrt(max(0.0, 1.0 - on_cylinder * on_cylinder)) : 1.0;
        vec3 shows_through = mix(u_paper, u_paper * before_at(back), 0.18);
        return shows_through * mix(0.42, 0.97, lit);
    }
    if (beyond < radius) {
        float climbed = beyond > 0.0 ? radius * asin(on_cylinder) : beyond;
        vec2 front = at + along * (climbed - beyond);
        front.x /= u_aspect;
        if (front.x <= 1.0 && front.y >= 0.0 && front.y <= 1.0) {
            float lit = beyond > 0.0 ? mix(0.55, 1.0, sqrt(max(0.0, 1.0 - on_cylinder * on_cylinder))) : 1.0;
            // The shadow of the paper above it, once it has come round: that ends where the sheet does.
            float loose = u_aspect * along.x + at.y * along.y - fold;
            float edge = loose > half_turn ? half_turn - loose : radius * sin(loose / radius);
            float shadow = 0.34 * exp(-max(0.0, edge - beyond) / (1.1 * radius)) * smoothstep(1.5 * radius, 4.0 * radius, loose);
            return before_at(front) * lit * (1.0 - shadow);
        }
    }
    float thrown = 0.5 * exp(-max(0.0, beyond - radius * 0.4) / (0.9 * radius)) * smoothstep(-2.0 * radius, radius, fold);
    return now_at(place) * (1.0 - thrown);
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
    return mix(light, u_accent, bar * step(hash(uvec2(uint(fine), seed + 13u)), place.x) * step(place.x, hash(uvec2(uint(fine), seed + 13u)) + 0.3 * loud));
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
    vec3 screen = vec3(v_place, 1.0);
    place = vec2(dot(u_unwarp_x.xyz, screen), dot(u_unwarp_y.xyz, screen)) / dot(u_unwarp_w.xyz, screen);
    vec2 edge = clamp(min(place, 1.0 - place) / max(fwidth(place), vec2(1e-6)) + 0.5, 0.0, 1.0);
    shown = edge.x * edge.y * step(0.0, dot(u_unwarp_w.xyz, screen));
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
