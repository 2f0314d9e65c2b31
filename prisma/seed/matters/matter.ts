import type { Area, BuiltInCategory, Severity, TicketKind } from '@linli/domain/tickets';
import type { SpotKind } from '@linli/domain/zones';
import type { Scene } from '../photos/scenes.ts';

/** One thing that happens on an estate, in the words of whoever reports it. `{a|b}` stands for one of the words. */
export type Matter = {
  kind: TicketKind;
  category: BuiltInCategory;
  area: Area;
  severity: Severity;
  text: string;
  /** What was done, in the words of whoever did it. */
  done: string;
  /** Where it can be, when it is in a public area. */
  spots: readonly SpotKind[];
  english: boolean;
  /** What the photos before and after show. */
  scene: Scene | null;
};

type More = Partial<Pick<Matter, 'severity' | 'spots' | 'english' | 'scene'>>;

/** Inside a home. */
export function atHome(
  kind: TicketKind,
  category: BuiltInCategory,
  text: string,
  done: string,
  more: More = {},
): Matter {
  return {
    kind,
    category,
    area: 'private',
    severity: 'normal',
    text,
    done,
    spots: [],
    english: false,
    scene: null,
    ...more,
  };
}

/** At one of the named places. */
export function outside(
  kind: TicketKind,
  category: BuiltInCategory,
  spots: readonly SpotKind[],
  text: string,
  done: string,
  more: More = {},
): Matter {
  return {
    kind,
    category,
    area: 'public',
    severity: 'normal',
    text,
    done,
    spots,
    english: false,
    scene: null,
    ...more,
  };
}
