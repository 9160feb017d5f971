#!/usr/bin/env python3
"""Hero artwork: a cameraman on a girder before a lens as large as the sky, drawn as SVG (stdlib only). Writes hero.html
(2400x1600). Render: any browser at 2400x1600 (headless Chromium: --window-size=2400,1600 --screenshot), then to JPEG at
quality 88."""
import math
import random

R = random.Random(1929)
W, H = 2400, 1600
CX, CY = 1270, 660          # the lens
DECK = 1216                 # top of the girder he stands on
INK, NIGHT, STEEL, HAZE, BONE, LIGHT = '#0b0908', '#14110f', '#2c2723', '#8d8274', '#d9cdb9', '#fff6e4'
out = []


def e(text):
    out.append(text)


def spline(points, closed=False, steps=12):
    """Catmull-Rom through the points; what is more than x and y (a width) runs along."""
    count, line = len(points), []
    for i in range(count if closed else count - 1):
        p = [points[k % count] if closed else points[max(0, min(count - 1, k))] for k in range(i - 1, i + 3)]
        for s in range(steps):
            t = s / steps
            line.append(tuple(.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t ** 3)
                              for a, b, c, d in zip(*p)))
    return line if closed else line + [points[-1]]


def shape(points):
    return 'M' + ' L'.join(f'{p[0]:.1f},{p[1]:.1f}' for p in points) + ' Z'


def path(d, more=''):
    return f'<path d="{d}"{more}/>'


def blob(*points):
    return path(shape(spline(points, True)))


def limb(*points):
    """Points of x, y, width: a stroke that swells and tapers, with round ends."""
    line, left, right = spline(points), [], []
    for i, (x, y, w) in enumerate(line):
        a, b = line[max(0, i - 1)], line[min(len(line) - 1, i + 1)]
        d = math.hypot(b[0] - a[0], b[1] - a[1]) or 1
        nx, ny = (a[1] - b[1]) / d * w / 2, (b[0] - a[0]) / d * w / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    ends = ''.join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{w / 2:.1f}"/>' for x, y, w in (points[0], points[-1]))
    return path(shape(left + right[::-1])) + ends


def ring(radius, width, colour, opacity=1.0, more=''):
    e(f'<circle cx="{CX}" cy="{CY}" r="{radius}" fill="none" stroke="{colour}" stroke-width="{width}" opacity="{opacity}"{more}/>')


def at(radius, degrees):
    a = math.radians(degrees)
    return CX + radius * math.cos(a), CY + radius * math.sin(a)


# ---- the sky, and the light that comes out of the lens ---------------------------------------------------------------
e(f'<rect width="{W}" height="{H}" fill="url(#sky)"/>')
e(f'<circle cx="{CX}" cy="{CY}" r="1300" fill="url(#halo)"/>')
e('<g filter="url(#soft)" style="mix-blend-mode:screen">')
for k in range(40):
    a = k * 9 + R.uniform(-3, 3)
    spread, reach = R.uniform(.5, 2.6), R.uniform(1200, 1900)
    (x0, y0), (x1, y1) = at(reach, a - spread), at(reach, a + spread)
    e(f'<path d="M{CX},{CY} L{x0:.0f},{y0:.0f} L{x1:.0f},{y1:.0f} Z" fill="{BONE}" opacity="{R.uniform(.02, .11):.3f}"/>')
e('</g>')

# ---- the lens: barrel, engraving, glass, iris ------------------------------------------------------------------------
e(f'<circle cx="{CX}" cy="{CY}" r="628" fill="#0a0807" filter="url(#drop)"/>')
e(f'<circle cx="{CX}" cy="{CY}" r="624" fill="url(#barrel)"/>')
for k in range(240):                                        # milled edge
    (x0, y0), (x1, y1) = at(598, k * 1.5), at(623, k * 1.5)
    lit = .5 + .5 * math.cos(math.radians(k * 1.5 + 120))
    e(f'<path d="M{x0:.1f},{y0:.1f} L{x1:.1f},{y1:.1f}" stroke="{BONE}" stroke-width="3.2" opacity="{.08 + .5 * lit ** 3:.3f}"/>')
ring(592, 5, '#060504')
ring(586, 2.5, BONE, .5)
e(f'<circle cx="{CX}" cy="{CY}" r="520" fill="none" stroke="url(#face)" stroke-width="124"/>')
words = 'MAN WITH A MOVIE CAMERA · MCMXXIX · 1 : 3.5 · F = 5 cm · A FILM IN SIX REELS · № 12 ·'
e(f'<path id="engraving" d="M{CX - 506},{CY} A506,506 0 0 1 {CX + 506},{CY} A506,506 0 0 1 {CX - 506},{CY}" fill="none"/>')
e(f'<text font-family="Barlow Condensed, sans-serif" font-weight="600" font-size="46" fill="{BONE}" opacity=".86">'
  f'<textPath href="#engraving" textLength="{2 * math.pi * 506 - 14:.0f}" lengthAdjust="spacing">{words}</textPath></text>')
ring(458, 8, '#050403')
ring(452, 3, LIGHT, .65)
ring(440, 20, '#1b1714')
ring(428, 2.5, BONE, .55)
e(f'<circle cx="{CX}" cy="{CY}" r="427" fill="url(#glass)"/>')
e('<g clip-path="url(#inside)">')
for k in range(520):                                        # fibres of an iris
    a, r0, r1 = R.uniform(0, 360), R.uniform(176, 232), R.uniform(290, 424)
    bend = R.uniform(-3.5, 3.5)
    (x0, y0), (xm, ym), (x1, y1) = at(r0, a), at((r0 + r1) / 2, a + bend), at(r1, a + bend * .4)
    dark = R.random() < .62
    e(f'<path d="M{x0:.1f},{y0:.1f} Q{xm:.1f},{ym:.1f} {x1:.1f},{y1:.1f}" fill="none" stroke="{INK if dark else LIGHT}" '
      f'stroke-width="{R.uniform(.8, 3.4):.1f}" opacity="{R.uniform(.1, .45):.2f}"/>')
blades, rim = 9, 428                                       # the aperture, part open: each blade lies on the next
corners = [at(214, k * 360 / blades + 6) for k in range(blades)]


def to_rim(a, b):
    """Where the line from a through b leaves the glass."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    d = math.hypot(dx, dy)
    dx, dy, fx, fy = dx / d, dy / d, b[0] - CX, b[1] - CY
    along = -(fx * dx + fy * dy)
    t = along + math.sqrt(along * along - (fx * fx + fy * fy - rim * rim))
    return b[0] + dx * t, b[1] + dy * t


for k in range(blades):
    a, b, c = corners[k - 1], corners[k], corners[(k + 1) % blades]
    p, q = to_rim(a, b), to_rim(b, c)
    d = f'M{b[0]:.1f},{b[1]:.1f} L{c[0]:.1f},{c[1]:.1f} L{q[0]:.1f},{q[1]:.1f} A{rim},{rim} 0 0 0 {p[0]:.1f},{p[1]:.1f} Z'
    e(f'<linearGradient id="blade{k}" gradientUnits="userSpaceOnUse" x1="{b[0]:.0f}" y1="{b[1]:.0f}" x2="{(q[0] + c[0]) / 2:.0f}" y2="{(q[1] + c[1]) / 2:.0f}">'
      f'<stop offset="0" stop-color="{LIGHT}" stop-opacity=".34"/><stop offset=".5" stop-color="#5d5348" stop-opacity=".34"/><stop offset="1" stop-color="{INK}" stop-opacity=".62"/></linearGradient>')
    e(path(d, f' fill="url(#blade{k})"'))
    e(f'<path d="M{b[0]:.1f},{b[1]:.1f} L{p[0]:.1f},{p[1]:.1f}" stroke="{LIGHT}" stroke-width="2.2" opacity=".55"/>')
e(path(shape(corners), f' fill="none" stroke="{LIGHT}" stroke-width="3" opacity=".7"'))
e('</g>')
e(f'<circle cx="{CX}" cy="{CY}" r="330" fill="url(#lamp)" style="mix-blend-mode:screen"/>')
for radius, opacity in ((300, .20), (366, .15), (404, .24)):
    ring(radius, 2, LIGHT, opacity)
# what the glass gives back: the sky at its upper left, and an echo of it below


def gleam(radius, start, end, width, opacity):
    (x0, y0), (x1, y1) = at(radius, start), at(radius, end)
    e(f'<path d="M{x0:.1f},{y0:.1f} A{radius},{radius} 0 0 1 {x1:.1f},{y1:.1f}" fill="none" stroke="{LIGHT}" stroke-width="{width}" stroke-linecap="round" '
      f'opacity="{opacity}" filter="url(#far)" style="mix-blend-mode:screen"/>')


gleam(386, 204, 258, 40, .34)
gleam(398, 30, 62, 16, .2)

# ---- the city in the haze --------------------------------------------------------------------------------------------
def house(x, y, w, lit, tone, step=(19, 27)):
    e(f'<rect x="{x}" y="{y}" width="{w}" height="{H - y}" fill="{tone}"/>')
    for row in range(int((DECK - y - 16) / step[1]) + 1):
        for column in range(int((w - 16) / step[0])):
            if R.random() < lit:
                e(f'<rect x="{x + 10 + column * step[0]}" y="{y + 16 + row * step[1]}" width="9" height="14" fill="{LIGHT}" opacity="{R.uniform(.16, .8):.2f}"/>')


def smoke(x, y, drift, reach):
    px, py, w = x, y, 22
    for k in range(46):
        px += drift * (1 + k / 30) + R.uniform(-4, 5)
        py -= reach * (1 - k / 80) + R.uniform(-3, 3)
        w *= 1.052
        e(f'<circle cx="{px:.0f}" cy="{py:.0f}" r="{w:.0f}" fill="#b5a898" opacity="{.085 * (1 - k / 48):.3f}"/>')


def chimney(x, y, w):
    e(path(shape([(x - w * .36, y), (x + w * .36, y), (x + w * .55, H), (x - w * .55, H)]), f' fill="{NIGHT}"'))
    for band in (14, 44):
        e(f'<rect x="{x - w * .46:.0f}" y="{y + band}" width="{w * .92:.0f}" height="8" fill="#4a423a"/>')


def tower(x, foot, height, base):
    """Shukhov's mast: each storey a hyperboloid of straight rods."""
    y, r = foot, base
    for storey in range(5):
        h, top = height * (.30 - .045 * storey), r * .64
        for sign in (-1, 1):
            for k in range(16):
                a = k * math.pi / 8
                x0, x1 = x + r * math.cos(a), x + top * math.cos(a + sign * .95)
                e(f'<path d="M{x0:.1f},{y:.1f} L{x1:.1f},{y - h:.1f}" stroke="{NIGHT}" stroke-width="{3.2 - storey * .35:.1f}"/>')
        for rim, ry in ((r, y), (top, y - h), ((r + top) * .44, y - h * .5)):
            e(f'<ellipse cx="{x}" cy="{ry:.1f}" rx="{rim:.1f}" ry="{rim * .12:.1f}" fill="none" stroke="{NIGHT}" stroke-width="3.4"/>')
        y, r = y - h, top
    e(f'<path d="M{x},{y:.0f} v-92" stroke="{NIGHT}" stroke-width="4"/>')


e('<g filter="url(#far)" opacity=".72">')
for x, y, w in ((-20, 1010, 150), (140, 930, 120), (270, 985, 170), (450, 1040, 130), (1830, 1000, 150), (1990, 905, 110), (2110, 960, 180), (2300, 890, 140)):
    house(x, y, w, .22, '#3b352f')
e('</g>')
smoke(388, 604, 6.2, 9)
smoke(250, 706, 5.4, 8)
chimney(386, 612, 62)
chimney(248, 716, 54)
tower(2098, 1230, 940, 150)
house(-10, 1064, 210, .34, NIGHT)
house(206, 1120, 330, .28, '#100d0b')
house(1930, 1086, 210, .30, '#100d0b')
house(2150, 1026, 270, .34, NIGHT)
# wires, from house to mast to house
for y, sag, to in ((742, 96, 640), (768, 110, 668), (834, 120, 760)):
    e(f'<path d="M-10,{y} Q{W * .42},{y + sag * 2.2} {W + 10},{to}" fill="none" stroke="#0d0b09" stroke-width="2.6" opacity=".8"/>')
e(f'<rect y="880" width="{W}" height="340" fill="url(#mist)"/>')

# ---- the girder ------------------------------------------------------------------------------------------------------
e(f'<rect y="{DECK + 34}" width="{W}" height="{H - DECK}" fill="url(#under)"/>')
for k in range(130):                                        # the avenue below, out of focus
    x, y = R.uniform(0, W), DECK + 60 + abs(R.gauss(0, 90))
    r = R.uniform(2, 13)
    e(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{r:.1f}" fill="{LIGHT}" opacity="{R.uniform(.05, .36) * (1.2 - r / 18):.2f}" filter="url(#hint)"/>')
pitch = 240
e(f'<g stroke="{INK}" fill="none"><path stroke-width="30" d="' +
  ''.join(f'M{x},{DECK + 26} L{x + pitch / 2},{DECK + 300} L{x + pitch},{DECK + 26} ' for x in range(-160, W + pitch, pitch)) + '"/>')
e('<path stroke-width="12" d="' + ''.join(f'M{x + pitch / 2},{DECK + 20} V{H}' for x in range(-160, W + pitch, pitch)) + '"/></g>')
e(f'<g stroke="{BONE}" fill="none" opacity=".34" stroke-width="2.2"><path d="' +
  ''.join(f'M{x - 15},{DECK + 40} L{x + pitch / 2 - 15},{DECK + 300}' for x in range(-160, W + pitch, pitch)) + '"/></g>')
e(f'<rect y="{DECK}" width="{W}" height="44" fill="{INK}"/><rect y="{DECK}" width="{W}" height="4" fill="url(#edge)"/>'
  f'<rect y="{DECK + 38}" width="{W}" height="2" fill="{BONE}" opacity=".16"/>')
for x in range(-10, W, 40):
    e(f'<circle cx="{x}" cy="{DECK + 22}" r="5.4" fill="#201b17"/><circle cx="{x - 1.4}" cy="{DECK + 20.4}" r="2" fill="{BONE}" opacity=".4"/>')
for x in range(-160, W + pitch, pitch):                     # gusset plates
    e(path(shape([(x - 62, DECK + 40), (x + 62, DECK + 40), (x + 38, DECK + 92), (x - 38, DECK + 92)]), f' fill="{INK}"'))

# ---- the cameraman ---------------------------------------------------------------------------------------------------
F = DECK + 2
figure = []
# legs in breeches and gaiters: the near one forward and straight, the far one back and bent
figure.append(limb((1470, 890, 150), (1444, 985, 128), (1408, 1070, 84), (1396, 1140, 56), (1388, 1196, 44)))
figure.append(blob((1418, F), (1420, 1184), (1400, 1166), (1376, 1166), (1360, 1190), (1322, 1198), (1304, 1210), (1306, F)))
figure.append(limb((1500, 890, 150), (1552, 976, 128), (1592, 1062, 84), (1622, 1134, 56), (1640, 1192, 44)))
figure.append(blob((1676, F), (1670, 1182), (1650, 1164), (1626, 1168), (1612, 1192), (1578, 1202), (1566, 1212), (1568, F)))
# jacket: the back in one curve from collar to hem, pulled tight by the arm
figure.append(blob((1398, 620), (1450, 612), (1508, 640), (1552, 704), (1576, 790), (1584, 880), (1570, 944), (1500, 958), (1424, 946), (1392, 930), (1404, 860), (1396, 790), (1366, 716), (1360, 660)))
# belt strap and case at the hip
figure.append(blob((1552, 830), (1622, 838), (1640, 856), (1632, 942), (1612, 954), (1554, 944)))
# neck, head in profile bent to the finder, peaked cap back to front
figure.append(limb((1426, 640, 92), (1396, 590, 84)))
head = [(1322, 492), (1314, 520), (1303, 541), (1288, 560), (1282, 571), (1290, 579), (1302, 580), (1301, 592), (1305, 600), (1303, 610), (1311, 628), (1336, 638), (1370, 628),
        (1402, 606), (1432, 580), (1446, 540), (1440, 496), (1416, 462), (1380, 448), (1346, 458)]
figure.append(path(shape(spline(head, True))))
figure.append(blob((1316, 498), (1304, 470), (1322, 440), (1372, 420), (1430, 434), (1464, 478), (1466, 520), (1448, 536), (1420, 500), (1370, 484)))
figure.append(blob((1452, 498), (1486, 512), (1508, 540), (1500, 550), (1468, 540), (1440, 532)))
# far arm to the pan handle, near arm to the crank
figure.append(limb((1402, 690, 84), (1330, 756, 66), (1268, 786, 48), (1244, 792, 40)))
figure.append(limb((1440, 704, 108), (1420, 780, 92), (1372, 838, 78), (1356, 846, 74), (1290, 800, 62), (1216, 744, 46), (1180, 722, 40)))
figure.append(blob((1196, 742), (1164, 736), (1148, 716), (1154, 696), (1178, 690), (1204, 704), (1210, 726)))
# the camera: a box with a hood, finder and crank, on a tripod as tall as he is
camera = []
camera.append(path(shape([(1046, 548), (1250, 548), (1256, 554), (1256, 770), (1250, 776), (1046, 776), (1040, 770), (1040, 554)])))
camera.append(path(shape([(1040, 590), (1000, 596), (1000, 610), (918, 566), (908, 570), (908, 742), (918, 746), (1000, 704), (1000, 718), (1040, 724)])))
camera.append('<rect x="1096" y="520" width="112" height="30" rx="6"/><path d="M1112,522 C1112,492 1192,492 1192,522 L1180,522 C1180,506 1124,506 1124,522 Z"/>')
camera.append('<rect x="1254" y="574" width="38" height="34" rx="5"/><rect x="1286" y="566" width="16" height="50" rx="7"/>')
camera.append('<rect x="1070" y="776" width="156" height="20"/><rect x="1106" y="794" width="84" height="34" rx="4"/>')
camera.append(limb((1180, 812, 13), (1250, 796, 11), (1300, 780, 15)))
legs = []
for x0, x1, w in ((1124, 902, 17), (1172, 1330, 17), (1148, 1120, 15)):
    legs.append(path(shape([(x0 - w / 2, 820), (x0 + w / 2, 820), (x1 + w * .36, F), (x1 - w * .36, F)])))
    mid = .46
    xm, ym = x0 + (x1 - x0) * mid, 820 + (F - 820) * mid
    legs.append(f'<circle cx="{xm:.0f}" cy="{ym:.0f}" r="13"/>')
    legs.append(path(shape([(x0 - w * .9, 812), (x0 + w * .9, 812), (xm + w * .72, ym), (xm - w * .72, ym)])))
legs.append(limb((1022, 1022, 8), (1136, 1012, 8), (1252, 1022, 8)))
crank = '<circle cx="1148" cy="662" r="46"/><path d="M1142,662 L1170,722 L1184,716 L1156,656 Z"/><circle cx="1176" cy="718" r="13"/>'
e(f'<g fill="{INK}" filter="url(#rim)">{"".join(legs)}{"".join(camera)}{"".join(figure)}</g>')
# what of the near sides can be told: edges, the crank's wheel, a strap, a cuff
e(f'<g fill="none" stroke="{BONE}" stroke-linecap="round"><circle cx="1148" cy="662" r="60" opacity=".5" stroke-width="3"/><circle cx="1148" cy="662" r="10" opacity=".7" stroke-width="3"/>'
  '<path d="M1148,662 L1176,716" stroke-width="9" opacity=".55"/><path d="M1060,566 H1236 M1060,758 H1236" stroke-width="2" opacity=".38"/>'
  '<path d="M1066,574 V750 M1230,574 V750" stroke-width="2" opacity=".25"/>'
  '<path d="M1000,622 L926,584 M1000,692 L926,728" stroke-width="2.4" opacity=".4"/>'
  '<path d="M1442,640 C1476,716 1520,800 1566,838" stroke-width="4" opacity=".34"/><path d="M1204,748 L1222,722" stroke-width="4" opacity=".5"/>'
  '<path d="M1408,960 C1462,974 1530,972 1572,956" stroke-width="3" opacity=".22"/><path d="M1322,494 C1356,480 1406,490 1440,528" stroke-width="3" opacity=".34"/></g>')
for y in (1078, 1106, 1134, 1162):                          # gaiters
    lean = (y - 1070) * .26
    e(f'<path d="M{1384 - lean * .1:.0f},{y} q16,7 32,-2 M{1594 + lean * 1.1:.0f},{y + 4} q18,6 34,-6" stroke="{BONE}" fill="none" stroke-width="2" opacity=".26"/>')

# ---- the house: rows of heads that look up ----------------------------------------------------------------------------
def viewer(x, y, s):
    """A head and shoulders from behind, in a cap, a cloche, a bun or nothing."""
    kind, lean = R.choice(('cap', 'cloche', 'bare', 'bun', 'bare', 'cap')), R.uniform(-9, 9)
    o = f'<g transform="translate({x:.0f},{y:.0f}) scale({s:.3f})">'
    o += blob((-150, 260), (-140, 150), (-100, 104), (-44, 84), (-30, 50), (30, 50), (44, 84), (100, 104), (140, 150), (150, 260))
    o += f'<g transform="rotate({lean:.1f})"><ellipse cx="0" cy="0" rx="57" ry="70"/>'
    if kind == 'cap':
        o += blob((-70, -16), (-76, -44), (-48, -76), (4, -86), (54, -74), (78, -42), (70, -16), (0, -30)) + f'<path d="M{R.choice((-1, 1)) * 40},-34 h44 v12 h-44 z"/>'
    elif kind == 'cloche':
        o += blob((-78, 26), (-66, -34), (-34, -78), (0, -88), (34, -78), (66, -34), (78, 26), (40, 14), (-40, 14))
    elif kind == 'bun':
        o += '<circle cx="0" cy="-62" r="32"/>' + blob((-64, 20), (-62, -40), (0, -74), (62, -40), (64, 20), (40, 66), (-40, 66))
    else:
        o += blob((-60, -2), (-56, -48), (-20, -78), (26, -78), (58, -46), (60, 0), (0, -20))
    return o + '</g></g>'


for count, y, s, tone, edge in ((17, 1476, .52, '#171310', 'house'), (13, 1532, .70, '#0d0b09', 'house'), (9, 1612, 1.02, '#060504', 'front')):
    e(f'<g fill="{tone}" filter="url(#{edge})">')
    for k in range(count):
        e(viewer((k + .5) * W / count + R.uniform(-34, 34), y + R.uniform(-14, 18), s * R.uniform(.92, 1.08)))
    e('</g>')
# dust in the beam
for k in range(260):
    x, y = R.gauss(CX, 560), R.gauss(CY - 40, 330)
    if 900 < x < 1310 and 520 < y < 840 or 1270 < x < 1680 and y > 410:
        continue                                            # in front of him there is none
    e(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{abs(R.gauss(0, 1.4)) + .5:.1f}" fill="{LIGHT}" opacity="{R.uniform(.1, .6):.2f}"/>')
e(f'<rect width="{W}" height="{H}" fill="url(#corners)"/>')
e(f'<rect width="{W}" height="{H}" filter="url(#grain)" opacity=".34" style="mix-blend-mode:overlay"/>')


def stops(*some):
    return ''.join(f'<stop offset="{o}" stop-color="{c}" stop-opacity="{a}"/>' for o, c, a in some)


def about_lens(name, radius, *some):
    return f'<radialGradient id="{name}" gradientUnits="userSpaceOnUse" cx="{CX}" cy="{CY}" r="{radius}">{stops(*some)}</radialGradient>'


defs = f'''<defs>
<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">{stops((0, '#0d0b0a', 1), (.45, '#2b2622', 1), (.76, '#5f564b', 1), (1, '#2a2520', 1))}</linearGradient>
{about_lens('halo', 1300, (0, BONE, .55), (.48, BONE, .34), (.7, HAZE, .16), (1, HAZE, 0))}
<linearGradient id="barrel" x1=".1" y1="0" x2=".8" y2="1">{stops((0, '#6d6458', 1), (.28, '#1c1815', 1), (.6, '#0c0a09', 1), (.86, '#3d362f', 1), (1, '#0a0807', 1))}</linearGradient>
<linearGradient id="face" x1="0" y1="0" x2="1" y2="1">{stops((0, '#4d453d', 1), (.3, '#191512', 1), (.55, '#0f0c0a', 1), (.8, '#2f2924', 1), (1, '#171310', 1))}</linearGradient>
{about_lens('glass', 427, (0, LIGHT, 1), (.34, '#f3e6cf', 1), (.52, '#b9ab97', 1), (.78, '#6c6156', 1), (.94, '#332c27', 1), (1, '#0f0d0b', 1))}
{about_lens('lamp', 330, (0, '#ffffff', 1), (.45, LIGHT, .92), (.72, BONE, .36), (1, BONE, 0))}
<linearGradient id="mist" x1="0" y1="0" x2="0" y2="1">{stops((0, '#a89a87', 0), (.72, '#a89a87', .34), (1, '#8d8274', .5))}</linearGradient>
<linearGradient id="under" x1="0" y1="0" x2="0" y2="1">{stops((0, '#6a5f53', 1), (.4, '#37302a', 1), (1, '#0c0a08', 1))}</linearGradient>
<linearGradient id="edge" x1="0" y1="0" x2="1" y2="0">{stops((0, BONE, .12), (.3, BONE, .5), (.53, LIGHT, 1), (.75, BONE, .5), (1, BONE, .12))}</linearGradient>
<radialGradient id="corners" cx=".53" cy=".42" r=".8">{stops((.45, '#000', 0), (1, '#000', .82))}</radialGradient>
<clipPath id="inside"><circle cx="{CX}" cy="{CY}" r="427"/></clipPath>
<filter id="soft" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="14"/></filter>
<filter id="far" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="3"/></filter>
<filter id="hint" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="1.4"/></filter>
<filter id="drop" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="26"/></filter>
<filter id="rim" filterUnits="userSpaceOnUse" x="0" y="0" width="{W}" height="{H}" color-interpolation-filters="sRGB">
 <feGaussianBlur in="SourceAlpha" stdDeviation=".7" result="a"/>
 <feOffset in="a" dx="3.2" dy="3" result="o"/><feComposite in="a" in2="o" operator="out" result="r"/>
 <feFlood flood-color="{LIGHT}" flood-opacity=".9"/><feComposite in2="r" operator="in" result="line"/>
 <feGaussianBlur in="a" stdDeviation="12" result="b"/><feComposite in="a" in2="b" operator="arithmetic" k1="0" k2="1" k3="-1" k4="0" result="rest"/>
 <feFlood flood-color="#b9a78e" flood-opacity=".55"/><feComposite in2="rest" operator="in" result="wrap"/>
 <feMerge><feMergeNode in="SourceGraphic"/><feMergeNode in="wrap"/><feMergeNode in="line"/></feMerge></filter>
<filter id="house" filterUnits="userSpaceOnUse" x="0" y="0" width="{W}" height="{H}" color-interpolation-filters="sRGB">
 <feGaussianBlur in="SourceAlpha" stdDeviation="1.6" result="a"/>
 <feOffset in="a" dx="0" dy="5" result="o"/><feComposite in="a" in2="o" operator="out" result="r"/>
 <feFlood flood-color="{BONE}" flood-opacity=".5"/><feComposite in2="r" operator="in" result="line"/>
 <feMerge><feMergeNode in="SourceGraphic"/><feMergeNode in="line"/></feMerge></filter>
<filter id="front" filterUnits="userSpaceOnUse" x="0" y="0" width="{W}" height="{H}"><feGaussianBlur stdDeviation="3.4"/></filter>
<filter id="grain" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency=".7" numOctaves="2" seed="9"/><feColorMatrix values=".6 .6 .6 0 -.4  .6 .6 .6 0 -.4  .6 .6 .6 0 -.4  0 0 0 0 1"/></filter>
</defs>'''
style = '@font-face{font-family:"Barlow Condensed";font-weight:600;src:url(../../fonts/barlow-condensed/BarlowCondensed_600SemiBold.ttf)}'
with open('hero.html', 'w') as page:
    page.write(f'<!doctype html><html><head><style>{style}</style></head><body style="margin:0;background:#000"><svg xmlns="http://www.w3.org/2000/svg" width="{W}" height="{H}" '
               f'viewBox="0 0 {W} {H}">{defs}{"".join(out)}</svg></body></html>')
