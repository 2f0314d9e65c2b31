import type { Scene } from './scenes.ts';

const [width, height] = [960, 720];

type Light = { from: string; to: string };

/** Wall and floor in one light, a soft vignette over everything: flat, but with the depth of a snapshot. */
function room({ from, to }: Light, floor: { y: number; colour: string } | null, body: string, defs = ''): string {
  const ground = floor
    ? `<rect y="${floor.y}" width="${width}" height="${height - floor.y}" fill="${floor.colour}"/>
       <rect y="${floor.y}" width="${width}" height="26" fill="#000" opacity=".10"/>`
    : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
  <defs>
    <linearGradient id="wall" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>
    <radialGradient id="vignette" cx=".5" cy=".46" r=".78"><stop offset=".55" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".38"/></radialGradient>
    <linearGradient id="steel" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#8c979c"/><stop offset=".35" stop-color="#e6ebec"/><stop offset="1" stop-color="#7d888d"/></linearGradient>
    <filter id="soft" x="-40%" y="-40%" width="180%" height="180%"><feGaussianBlur stdDeviation="14"/></filter>
    <filter id="blur" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="38"/></filter>${defs}
  </defs>
  <rect width="${width}" height="${height}" fill="url(#wall)"/>${ground}${body}
  <rect width="${width}" height="${height}" fill="url(#vignette)"/>
</svg>`;
}

const shadow = (cx: number, cy: number, rx: number, ry: number, opacity = 0.35) =>
  `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="#000" opacity="${opacity}" filter="url(#soft)"/>`;

const repeat = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => draw(i)).join('');

function sink(broken: boolean): string {
  const drop = (y: number, r: number) =>
    `<path d="M480 ${y - r * 2} q ${r * 1.3} ${r * 1.6} 0 ${r * 3} q ${-r * 1.3} ${-r * 1.4} 0 ${-r * 3}z" fill="#cfe6f2" opacity=".9"/>`;
  const puddle = `<ellipse cx="500" cy="640" rx="270" ry="46" fill="#8fb4c6" opacity=".75"/><ellipse cx="450" cy="630" rx="120" ry="14" fill="#e8f4fa" opacity=".7"/>`;
  const basin = `<path d="M380 590 h200 l-22 78 h-156z" fill="#3e6f8a"/><ellipse cx="480" cy="590" rx="100" ry="20" fill="#2c5165"/><ellipse cx="480" cy="593" rx="84" ry="14" fill="#a9cfe0"/>`;
  return room(
    { from: '#5a5046', to: '#3a332d' },
    { y: 560, colour: '#6e6257' },
    `<rect x="40" y="60" width="26" height="520" fill="#8a7a68"/><rect x="894" y="60" width="26" height="520" fill="#8a7a68"/>
     <rect x="40" y="30" width="880" height="60" fill="#cfd4d2"/><path d="M220 90 h520 l-46 120 h-428z" fill="url(#steel)"/>
     <rect x="440" y="206" width="80" height="30" rx="6" fill="#59636a"/><rect x="456" y="232" width="48" height="120" fill="${broken ? '#b9c0c2' : '#f2f4f3'}"/>
     <path d="M456 352 v60 q0 70 72 70 q64 0 64 -62 v-40 q0 -32 40 -32 h150 v46 h-120 q-24 0 -24 30 q0 104 -110 104 q-120 0 -120 -116 v-60z" fill="${broken ? '#aab2b4' : '#f6f7f6'}"/>
     <rect x="446" y="330" width="68" height="30" rx="8" fill="${broken ? '#8d7d5a' : '#3a7d74'}"/><rect x="446" y="400" width="68" height="26" rx="8" fill="${broken ? '#8d7d5a' : '#3a7d74'}"/>
     ${broken ? `${puddle}${basin}${drop(470, 9)}${drop(520, 11)}${drop(560, 8)}<path d="M452 426 q-16 40 -6 90" stroke="#cfe6f2" stroke-width="6" fill="none" opacity=".7"/>` : `${shadow(640, 620, 120, 16)}<rect x="560" y="560" width="150" height="60" rx="8" fill="#d9d2c3"/><rect x="560" y="574" width="150" height="10" fill="#3a7d74"/>`}`,
  );
}

function ceiling(broken: boolean): string {
  const stain = `<path d="M300 150 q90 -70 210 -40 q150 30 170 120 q20 100 -120 120 q-160 30 -250 -40 q-90 -80 -10 -160z" fill="#b59a6a" opacity=".55"/>
    <path d="M340 170 q90 -50 180 -26 q110 26 116 90 q4 70 -100 80 q-130 14 -200 -40 q-60 -56 4 -104z" fill="#98794a" opacity=".45"/>
    <path d="M420 200 q70 -26 130 6 q40 40 -20 66 q-90 24 -126 -20 q-16 -34 16 -52z" fill="#7d6038" opacity=".4"/>
    <path d="M250 300 l60 -40 20 26 50 -30" stroke="#8b7a5c" stroke-width="4" fill="none"/><circle cx="500" cy="330" r="9" fill="#cfe0e6"/>`;
  const brush = `${shadow(690, 610, 150, 18)}<rect x="560" y="540" width="150" height="80" rx="8" fill="#e9ecea"/><rect x="560" y="540" width="150" height="22" fill="#3a7d74"/><rect x="720" y="590" width="170" height="18" rx="9" fill="#a9794a"/><rect x="700" y="578" width="40" height="42" fill="#f4f5f3"/>`;
  return room(
    { from: '#efece4', to: '#d9d4c8' },
    { y: 640, colour: '#b9a88d' },
    `<path d="M0 440 L960 440 L960 640 L0 640z" fill="#dfe4e1"/><path d="M0 440 h960" stroke="#c3c8c3" stroke-width="10"/>
     ${repeat(12, (i) => `<path d="M${i * 84} 446 v194" stroke="#c9cfcb" stroke-width="3"/>`)}<path d="M0 540 h960" stroke="#c9cfcb" stroke-width="3"/>
     ${broken ? stain : `<path d="M260 110 h440 v250 h-440z" fill="#f9f7f2" opacity=".9"/>${brush}`}
     <circle cx="810" cy="150" r="60" fill="#fffdf2"/><circle cx="810" cy="150" r="60" fill="none" stroke="#c8c2b2" stroke-width="8"/>`,
  );
}

function corridor(broken: boolean): string {
  const light = broken ? '#3b4146' : '#fff7d8';
  const wall = broken ? { from: '#3a4045', to: '#202428' } : { from: '#e9e4d4', to: '#c9c2ae' };
  const side = broken ? '#2b3034' : '#d8d1be';
  const glow = broken
    ? ''
    : `<ellipse cx="480" cy="190" rx="330" ry="190" fill="#fff3c4" opacity=".6" filter="url(#blur)"/>`;
  const lamp = (x: number, y: number, w: number, on: boolean) =>
    `<rect x="${x - w / 2}" y="${y}" width="${w}" height="${w / 9}" rx="6" fill="${on ? '#fff7d8' : light}" stroke="#00000055" stroke-width="3"/>`;
  return room(
    wall,
    null,
    `<path d="M0 0 L360 200 L360 460 L0 720z" fill="${side}"/><path d="M960 0 L600 200 L600 460 L960 720z" fill="${side}"/>
     <path d="M0 720 L360 460 H600 L960 720z" fill="${broken ? '#191c1f' : '#9b8f78'}"/><path d="M0 0 L360 200 H600 L960 0z" fill="${broken ? '#2f3438' : '#f3efe2'}"/>
     <rect x="360" y="200" width="240" height="260" fill="${broken ? '#14171a' : '#b8ae97'}"/>
     ${glow}
     <path d="M90 170 L230 235 V560 L90 660z" fill="${broken ? '#20303a' : '#4d7480'}"/><path d="M870 170 L730 235 V560 L870 660z" fill="${broken ? '#20303a' : '#4d7480'}"/>
     <circle cx="212" cy="400" r="9" fill="#c7b37a"/><circle cx="748" cy="400" r="9" fill="#c7b37a"/>
     ${lamp(480, 96, 250, !broken)}${lamp(480, 168, 130, !broken)}
     <rect x="452" y="250" width="56" height="30" rx="4" fill="#2f8f5b"/><path d="M466 265 h22 m-8 -7 l9 7 -9 7" stroke="#eafff1" stroke-width="5" fill="none"/>
     ${broken ? `<ellipse cx="480" cy="262" rx="90" ry="60" fill="#2f8f5b" opacity=".25" filter="url(#blur)"/><path d="M392 100 l30 18 -16 8 34 16" stroke="#59636a" stroke-width="5" fill="none"/>` : ''}`,
  );
}

function lift(broken: boolean): string {
  const screen = broken
    ? `<rect x="372" y="96" width="216" height="96" rx="10" fill="#20130f"/><path d="M410 144 h56 m28 0 h56" stroke="#e2523b" stroke-width="14"/>`
    : `<rect x="372" y="96" width="216" height="96" rx="10" fill="#0f1a14"/><path d="M430 170 l24 -44 24 44z" fill="#49c47c"/><path d="M512 122 v46" stroke="#49c47c" stroke-width="12"/>`;
  const notice = `<g transform="rotate(-3 480 560)"><rect x="352" y="540" width="256" height="120" fill="#fbf3d4"/><rect x="352" y="540" width="256" height="24" fill="#d9a63a"/><path d="M384 592 h190 m-190 26 h140" stroke="#6b5d3a" stroke-width="8"/></g>`;
  return room(
    { from: '#a8b0b2', to: '#7b8588' },
    null,
    `${repeat(16, (i) => `<path d="M${i * 62} 0 v720" stroke="#ffffff" stroke-opacity=".10" stroke-width="18"/>`)}
     ${shadow(490, 390, 210, 320, 0.4)}<rect x="316" y="50" width="328" height="630" rx="20" fill="url(#steel)"/><rect x="332" y="66" width="296" height="598" rx="12" fill="#cdd5d6"/>
     ${screen}
     ${repeat(10, (i) => {
       const [x, y] = [408 + (i % 2) * 144, 258 + Math.floor(i / 2) * 62];
       const dead = broken && i === 5;
       const lit = !broken && i === 3;
       return `<circle cx="${x}" cy="${y}" r="25" fill="#eef2f2" stroke="${lit ? '#f0a73a' : '#8b969a'}" stroke-width="${lit ? 9 : 5}"/><rect x="${x - 8}" y="${y - 9}" width="16" height="18" rx="3" fill="${dead ? '#c7ccce' : '#46525a'}"/>${dead ? `<path d="M${x - 22} ${y - 20} l44 40" stroke="#9a3b2b" stroke-width="5"/>` : ''}`;
     })}
     ${broken ? notice : `<circle cx="408" cy="600" r="27" fill="#eef2f2" stroke="#3a7d74" stroke-width="6"/><circle cx="552" cy="600" r="27" fill="#f2d15a" stroke="#8b969a" stroke-width="6"/>`}`,
  );
}

function bin(broken: boolean): string {
  const one = (x: number, full: boolean) =>
    `${shadow(x + 100, 640, 130, 22)}<path d="M${x} 300 h200 l-22 330 h-156z" fill="#3d6b52"/><path d="M${x + 20} 320 h20 l8 300 h-14z" fill="#ffffff" opacity=".12"/>
     <rect x="${x + 60}" y="420" width="80" height="80" rx="10" fill="#e9efe9" opacity=".85"/><path d="M${x + 82} 480 l18 -40 18 40z" fill="none" stroke="#3d6b52" stroke-width="8"/>
     ${full ? `<circle cx="${x + 58}" cy="278" r="52" fill="#2c2f33"/><circle cx="${x + 138}" cy="262" r="64" fill="#3b3f45"/><path d="M${x + 40} 262 q30 -34 62 -8" stroke="#5b6067" stroke-width="6" fill="none"/><g transform="rotate(-24 ${x + 110} 210)"><rect x="${x + 70}" y="180" width="90" height="64" fill="#b98b54"/></g>` : `<path d="M${x - 12} 300 q112 -60 224 0z" fill="#2f5541"/><rect x="${x + 76}" y="252" width="48" height="16" rx="8" fill="#24422f"/>`}`;
  const litter = `<g transform="rotate(14 180 630)"><rect x="120" y="600" width="96" height="62" fill="#b98b54"/></g><circle cx="790" cy="640" r="46" fill="#34383d"/><ellipse cx="500" cy="668" rx="170" ry="18" fill="#4c4a3c" opacity=".6"/><circle cx="430" cy="640" r="14" fill="#d8d3c4"/><rect x="600" y="640" width="40" height="16" rx="8" fill="#7fb0c4"/>`;
  return room(
    broken ? { from: '#b7ad97', to: '#8d846f' } : { from: '#c6cfc4', to: '#9eaa9c' },
    { y: 560, colour: broken ? '#7d7668' : '#a7aea3' },
    `${repeat(9, (r) => repeat(8, (c) => `<rect x="${c * 130 - (r % 2) * 65}" y="${r * 62}" width="124" height="56" fill="#ffffff" opacity=".10"/>`))}
     ${one(220, broken)}${one(520, broken)}${broken ? litter : `<ellipse cx="480" cy="676" rx="300" ry="12" fill="#ffffff" opacity=".25"/>`}`,
  );
}

function tile(broken: boolean): string {
  const size = 190;
  const grid = repeat(5, (row) =>
    repeat(6, (column) => {
      const [x, y] = [column * size - 90, row * size - 60];
      if (broken && row === 2 && column === 3) return '';
      const tone = ['#b7aa95', '#c0b39e', '#ada08b', '#bbae99'][(row * 3 + column * 7) % 4];
      return `<rect x="${x + 4}" y="${y + 4}" width="${size - 8}" height="${size - 8}" rx="3" fill="${tone}"/>`;
    }),
  );
  const x = 3 * size - 90;
  const y = 2 * size - 60;
  const hole = `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="#4d4437"/>${repeat(14, (i) => `<circle cx="${x + 20 + ((i * 53) % 150)}" cy="${y + 24 + ((i * 37) % 140)}" r="${4 + (i % 4)}" fill="#7c705d"/>`)}
    <g transform="rotate(9 ${x + 95} ${y + 95}) translate(14 -26)">${shadow(x + 95, y + 190, 96, 18, 0.5)}<path d="M${x + 4} ${y + 4} h${size - 8} v70 l-60 22 -40 -18 -82 34z" fill="#c6b9a3"/><path d="M${x + 4} ${y + 124} l82 -30 40 20 60 -22 v94 h-182z" fill="#b9ac96"/></g>
    <path d="M${x - 60} ${y + 250} l-70 -120 -70 120z" fill="#e6b53c"/><path d="M${x - 130} ${y + 170} v44" stroke="#4b3a12" stroke-width="12"/><circle cx="${x - 130}" cy="${y + 232}" r="7" fill="#4b3a12"/>`;
  return room(
    { from: '#8a7f6d', to: '#756b5a' },
    null,
    `${grid}${broken ? hole : `<rect x="${x + 4}" y="${y + 4}" width="${size - 8}" height="${size - 8}" rx="3" fill="#d2c6b0"/><rect x="${x}" y="${y}" width="${size}" height="${size}" fill="none" stroke="#eee6d6" stroke-width="7"/>`}`,
  );
}

function parking(broken: boolean): string {
  const car = `${shadow(480, 610, 300, 30, 0.5)}<path d="M190 560 v-120 q0 -40 50 -48 l60 -10 70 -86 q14 -16 40 -16 h150 q26 0 42 16 l78 86 60 10 q44 8 44 52 v116z" fill="#a8443a"/>
    <path d="M372 376 l52 -64 q6 -8 18 -8 h38 v72z" fill="#cfe0e6"/><path d="M496 304 h56 q12 0 20 8 l58 64 h-134z" fill="#b9d0d8"/><rect x="204" y="440" width="70" height="26" rx="12" fill="#f5e6b4"/><rect x="706" y="440" width="66" height="26" rx="12" fill="#e07060"/>
    <rect x="190" y="500" width="594" height="26" fill="#8c352c"/><circle cx="310" cy="566" r="60" fill="#20242a"/><circle cx="310" cy="566" r="26" fill="#9aa4a8"/><circle cx="670" cy="566" r="60" fill="#20242a"/><circle cx="670" cy="566" r="26" fill="#9aa4a8"/>`;
  const cone = (x: number) =>
    `${shadow(x, 640, 50, 10)}<path d="M${x - 14} 500 h28 l28 130 h-84z" fill="#e0702e"/><path d="M${x - 24} 550 h48 l6 28 h-60z" fill="#fff2e4"/><rect x="${x - 54}" y="626" width="108" height="16" rx="6" fill="#b8561f"/>`;
  return room(
    { from: '#c3c8c6', to: '#969d9d' },
    { y: 470, colour: '#5d6366' },
    `<rect x="90" y="80" width="780" height="390" fill="#aeb5b3"/><rect x="120" y="120" width="190" height="130" rx="8" fill="#b83a2e"/><path d="M215 140 q-40 44 -26 72 q10 20 26 20 q18 0 28 -20 q12 -30 -28 -72z" fill="#fdf0e6"/>
     <path d="M60 700 L200 480 M250 700 L340 480 M440 700 L480 480 M640 700 L620 480 M850 700 L760 480" stroke="#e2b93b" stroke-width="16"/><path d="M0 690 H960" stroke="#e2b93b" stroke-width="14"/>
     ${broken ? car : `${cone(300)}${cone(480)}${cone(660)}`}`,
  );
}

function branch(broken: boolean): string {
  const leaves = (cx: number, cy: number, r: number, tones: string[]) =>
    repeat(9, (i) => {
      const angle = (i * 2 * Math.PI) / 9;
      return `<circle cx="${(cx + Math.cos(angle) * r * 0.62).toFixed(0)}" cy="${(cy + Math.sin(angle) * r * 0.46).toFixed(0)}" r="${(r * 0.5).toFixed(0)}" fill="${tones[i % tones.length]}"/>`;
    });
  const fallen = `${shadow(640, 640, 260, 24)}<path d="M350 240 q80 40 150 170 q70 130 270 210" stroke="#6b4a2e" stroke-width="26" fill="none"/><path d="M560 500 q70 -10 130 -70" stroke="#6b4a2e" stroke-width="14" fill="none"/>${leaves(740, 590, 105, ['#5f7d3d', '#7b8f45', '#4f6b35'])}${leaves(670, 440, 62, ['#6f8a41', '#5b7838'])}<path d="M338 232 l26 -12 8 26z" fill="#d9b98c"/>`;
  return room(
    { from: '#cfe0e6', to: '#e8e6d6' },
    { y: 560, colour: '#a59c88' },
    `<rect x="600" y="170" width="330" height="392" fill="#d5cdbd"/>${repeat(12, (i) => `<rect x="${634 + (i % 3) * 96}" y="${204 + Math.floor(i / 3) * 88}" width="58" height="52" fill="#8fa9b3"/>`)}
     <path d="M0 560 q200 -40 420 0z" fill="#7d9160"/><path d="M250 580 q14 -200 -10 -360 h70 q-10 170 22 360z" fill="#75523a"/>
     ${leaves(270, 190, 190, ['#4d7a4a', '#5d8c52', '#41693f', '#6b9a58'])}
     ${broken ? fallen : `<circle cx="352" cy="250" r="17" fill="#d9b98c"/>${shadow(700, 640, 60, 10)}<rect x="690" y="470" width="12" height="160" fill="#8a6a45"/><path d="M660 624 h72 l14 34 h-100z" fill="#c9a24a"/>`}`,
  );
}

/** Each scene as SVG; `broken` is before, the rest is after. */
export const drawings: Record<Scene, (broken: boolean) => string> = {
  sink,
  ceiling,
  corridor,
  lift,
  bin,
  tile,
  parking,
  branch,
};
