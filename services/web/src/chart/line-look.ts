/** How a line is told from the others without colour: by shape of its points and by its dashes. */
export interface LineLook {
  readonly color: string;
  readonly shape: 'circle' | 'rect' | 'triangle' | 'diamond';
  readonly dash: readonly number[];
  readonly width: number;
}

const SHAPES = ['rect', 'triangle', 'diamond', 'circle'] as const;
const COLORS = ['#b4530a', '#2f7d4f', '#7a3e9d', '#0f7c8a', '#a3195b', '#5d6b12'];
const DASHES = [[], [7, 3], [2, 3]];

/** The line everything is held against: broader, and the only plain one with round points. */
export const MAIN_LOOK: LineLook = { color: '#1d5c8f', shape: 'circle', dash: [], width: 3 };

/** Look of the line at a place after the main one; 12 in a row differ. */
export function lookAt(place: number): LineLook {
  return {
    color: COLORS[place % COLORS.length] ?? MAIN_LOOK.color,
    shape: SHAPES[place % SHAPES.length] ?? 'rect',
    dash: DASHES[Math.floor(place / SHAPES.length) % DASHES.length] ?? [],
    width: 2,
  };
}
