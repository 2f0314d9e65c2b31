/** What the demo's photos show: each scene before and after. The pictures are drawn by `draw.ts`. */
export const scenes = ['sink', 'ceiling', 'corridor', 'lift', 'bin', 'tile', 'parking', 'branch'] as const;
export type Scene = (typeof scenes)[number];
export type Moment = 'before' | 'after';
