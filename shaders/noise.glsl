// Put before every surface's fragment shader: where a pixel lies on the page, and noise that is the same on every
// machine, tile and scale (whole-number hashes of the page's points).

uniform vec2 u_tile;    // px of the page that the target's first pixel shows
uniform float u_scale;  // px a point

// The page's pixel, its middle at .5: exact, so that tiles meet without a seam.
vec2 page_pixel() { return u_tile + gl_FragCoord.xy; }

// How much of this pixel lies inside the rectangle: exact for upright rectangles.
float edge_coverage(vec4 edges) {
    vec2 middle = page_pixel();
    vec2 inside = min(middle + 0.5, edges.zw) - max(middle - 0.5, edges.xy);
    inside = clamp(inside, 0.0, 1.0);
    return inside.x * inside.y;
}

float hash(uvec2 cell) {
    uint h = cell.x * 0x9e3779b1u ^ cell.y * 0x85ebca77u;
    h = (h ^ (h >> 15u)) * 0x2c1b3c6du;
    h = (h ^ (h >> 12u)) * 0x297a2d39u;
    return float((h ^ (h >> 15u)) >> 8u) / 16777216.0;
}

// Value noise, 0 to 1, one value a unit of `place`.
float noise(vec2 place) {
    vec2 low = floor(place);
    vec2 part = place - low;
    part = part * part * (3.0 - 2.0 * part);
    // Cells left of and above the page count down from a large number.
    uvec2 cell = uvec2(ivec2(low) + 65536);
    float top = mix(hash(cell), hash(cell + uvec2(1u, 0u)), part.x);
    float foot = mix(hash(cell + uvec2(0u, 1u)), hash(cell + uvec2(1u, 1u)), part.x);
    return mix(top, foot, part.y);
}
