// The picture and what is done to it. All is laid out in points of the page, so it stands still from frame to frame and
// is the same in every tile. The tritone and the halftone are the same two plates, printed in full and in dots:
// light paper, over it the accent, over that the ink. HALFTONE, MISREGISTRATION, GRAIN, SHADES and TEAR are defined where
// those treatments may be used: a software renderer pays for what a branch skips. paint/treated_light.cpp does the same
// sums for single colours: what is changed here is changed there.
uniform sampler2D u_picture;
uniform vec4 u_bounds;          // of the picture, px
uniform vec4 u_crop;            // left, top, width, height as fractions of the picture
uniform float u_level;          // of the mipmaps, for the picture's size on the page
uniform float u_exposure, u_duotone, u_tritone, u_halftone, u_grain, u_misregistration, u_vignette, u_shade, u_shade_head, u_tear, u_tear_foot;
uniform float u_cell;           // pt
uniform vec2 u_ink_turn, u_accent_turn;  // cosine and sine of the plates' angles
uniform vec3 u_shadow, u_accent, u_highlight, u_paper, u_dark, u_light, u_gel;
#ifdef SHADES
uniform sampler2D u_shades;     // how dark each part is to be, over the bounds
#endif

in vec2 v_place;
flat in vec4 v_edges;
flat in vec4 v_colour;
out vec4 colour;

vec4 picture(vec2 fraction) { return textureLod(u_picture, u_crop.xy + clamp(fraction, 0.0, 1.0) * u_crop.zw, u_level); }

// Darkness to light as the plates see it: the lowest tones close up, the highest open out, the middle stays put.
float tone(vec3 light) {
    float t = clamp((dot(light, vec3(0.2126, 0.7152, 0.0722)) - 0.05) / 0.8, 0.0, 1.0);
    return mix(t, t * t * (3.0 - 2.0 * t), 0.4);
}

// A plate of `amount` as dots: round in the lights, round holes in the depths, a chequer between. The dots' edges are a
// pixel soft; where a cell is too small to show, the tint itself.
float screen(float amount, vec2 point, vec2 turn) {
    float tint = amount;
    vec2 place = vec2(dot(point, turn), dot(point, vec2(-turn.y, turn.x))) * (6.2831853 / u_cell);
    // The cosine's dots grow unevenly; this makes their share of the cell the amount.
    amount += 0.57 * amount * (1.0 - amount) * (1.0 - 2.0 * amount);
    float spot = 0.5 + 0.25 * (cos(place.x) + cos(place.y));
    float cell = u_cell * u_scale;
    float soft = min(1.9 / cell, 1.0);
    float dots = clamp((spot - 1.0 + amount * (1.0 + soft)) / soft, 0.0, 1.0);
    return mix(tint, dots, smoothstep(1.5, 3.0, cell));
}

vec3 printed(float accent, float ink) { return mix(mix(u_highlight, u_accent, accent), u_shadow, ink); }

float polyline(float y, float step, uint row) {
    float place = y / step;
    float low = floor(place);
    uvec2 knot = uvec2(uint(int(low) + 65536), row);
    return mix(hash(knot), hash(knot + uvec2(1u, 0u)), place - low) - 0.5;
}

void main() {
    vec2 pixel = page_pixel();
    vec2 point = pixel / u_scale;
    vec2 size = u_bounds.zw - u_bounds.xy;
    vec2 fraction = (pixel - u_bounds.xy) / size;

    // Printed apart: the accent plate slips, the ink plate is the key.
    vec2 slip = u_misregistration * vec2(4.5, -3.0);
    vec4 key = picture(fraction);
    vec4 slipped = key;
#ifdef MISREGISTRATION
    slipped = picture(fraction - slip * u_scale / size);
#endif
    vec3 light = vec3(slipped.r, key.gb) * u_exposure;
    float ink_tone = tone(key.rgb * u_exposure);
    float accent_tone = tone(slipped.rgb * u_exposure);

    float accent = clamp(2.0 - 2.0 * accent_tone, 0.0, 1.0);
    float ink = clamp(1.0 - 2.0 * ink_tone, 0.0, 1.0);
    vec3 print = mix(light, mix(u_dark, u_light, accent_tone), u_duotone);
    print = mix(print, printed(accent, ink), u_tritone);
#ifdef HALFTONE
    // The screened plates overlap in the middle tones, so that nothing there goes without dots.
    accent = clamp(1.85 - 1.85 * accent_tone, 0.0, 1.0);
    ink = clamp(1.15 - 2.1 * ink_tone, 0.0, 1.0);
    vec3 dots = printed(screen(accent, point - slip, u_accent_turn), screen(ink, point, u_ink_turn));
    print = mix(print, dots, u_halftone);
#endif

    if (u_shade > 0.0) {
        // From a third down the light goes: first to the accent, as a gel over the lamp, then out; soonest at the left.
        float down = mix(fraction.y, 1.0 - fraction.y, u_shade_head) + 0.12 * (1.0 - fraction.x) - 0.04;
        vec3 gel = mix(vec3(1.0), u_gel, smoothstep(0.2, 0.52, down));
        print *= mix(vec3(1.0), gel * (1.0 - 0.97 * smoothstep(0.36, 0.86, down)), u_shade);
    }
#ifdef SHADES
    float shade = texture(u_shades, fraction).r;
    print *= mix(vec3(1.0), u_gel, smoothstep(0.0, 0.45, shade)) * (1.0 - 0.985 * smoothstep(0.1, 1.0, shade));
#endif
    if (u_vignette > 0.0) {
        vec2 off = (fraction - vec2(0.5, 0.45)) * vec2(1.0, 0.9);
        print *= 1.0 - 0.85 * u_vignette * smoothstep(0.25, 0.85, length(off));
    }
#ifdef GRAIN
    print += u_grain * 0.22 * (noise(point * 0.9) - 0.5) * (0.35 + print);
#endif

    float alpha = key.a * v_colour.a * edge_coverage(v_edges);
#ifdef TEAR
    if (u_tear > 0.0) {
        // Torn about the right bound, or the foot: the print gives way first, then the sheet, whose lip shows its white.
        // `out_there` runs across the tear, `along` with it.
        float out_there = mix(point.x, point.y, u_tear_foot), along = mix(point.y, point.x, u_tear_foot);
        float bound = mix(u_bounds.z, u_bounds.w, u_tear_foot) / u_scale;
        float print_edge = bound - u_tear * (3.5 + 9.0 * polyline(along, 43.0, 1u) + 8.0 * polyline(along, 15.0, 2u) +
                                             1.6 * polyline(along, 4.3, 3u));
        float sheet_edge = bound + u_tear * (4.5 + 8.0 * polyline(along, 61.0, 4u) + 5.0 * polyline(along, 19.0, 5u));
        sheet_edge = max(sheet_edge, print_edge + 2.5 * u_tear);
        float covered = clamp((print_edge - out_there) * u_scale + 0.5, 0.0, 1.0);
        vec3 lip = mix(u_paper, vec3(1.0), 0.8) * (1.0 - 0.015 * hash(uvec2(ivec2(point * 1.5) + 4096)));
        print = mix(lip, print, covered);
        alpha *= max(covered, clamp((sheet_edge - out_there) * u_scale + 0.5, 0.0, 1.0));
    }
#endif
    colour = vec4(clamp(print, 0.0, 1.0) * alpha, alpha);
}
