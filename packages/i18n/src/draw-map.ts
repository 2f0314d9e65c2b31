import type { Position } from '@linli/domain/kernel';
import { cellsOf, type EstatePlan, isOnPlan, nearestTo, onPlan, positionAt, writePosition } from '@linli/domain/zones';
import type { Locale } from './locales.ts';
import type { Translate } from './words.ts';

type Named = { id: string; name: string; nameEn: string };

/** What a map is drawn from, as it comes through the door. */
export type MapView = {
  communityName: string;
  communityNameEn: string;
  plan: EstatePlan;
  zones: readonly Named[];
  buildings: readonly (Named & Position & { zoneId: string | null })[];
  spots: readonly (Named & Position)[];
};

type Place = { key: string; label: string; x: number; y: number };

/** A map in the reader's language, in metres: worked out on the server, so that a phone loads no rule and no word of it. */
export type DrawnMap = {
  title: string;
  /** All that the drawing says, for whoever cannot see it. */
  description: string;
  width: number;
  height: number;
  north: string;
  /** A length that is easily read off, with its word. */
  scale: { metres: number; label: string };
  blocks: (Place & { tone: number | undefined })[];
  spots: Place[];
  /** Zones by the colour of their blocks; empty where there is nothing to tell apart. */
  legendLabel: string;
  legend: { key: string; label: string; tone: number }[];
};

const lengths = [500, 200, 100, 50, 20];

/** Brings what a community has on its map into a drawing with its words. */
export function drawMap(t: Translate, locale: Locale, view: MapView): DrawnMap {
  const zh = locale === 'zh';
  const nameOf = (it: { name: string; nameEn: string }) => (zh ? it.name : it.nameEn || it.name);
  const listed = (names: readonly string[]) => names.join(zh ? '、' : ', ');
  const place = (it: Named & Position): Place => ({ key: it.id, label: nameOf(it), ...rounded(onPlan(view.plan, it)) });
  const toneOf = (zoneId: string | null) => {
    const index = view.zones.findIndex(({ id }) => id === zoneId);
    return index < 0 ? undefined : index;
  };
  const said = view.buildings.map((building) => {
    const zone = view.zones.find(({ id }) => id === building.zoneId);
    return zone ? t('maps:of_zone', { name: nameOf(building), zone: nameOf(zone) }) : nameOf(building);
  });
  const metres = lengths.find((length) => length <= view.plan.width / 4) ?? 20;
  return {
    title: t('maps:title', { community: zh ? view.communityName : view.communityNameEn || view.communityName }),
    description: [
      t('maps:orientation'),
      t('maps:blocks', { names: listed(said) }),
      ...(view.spots.length > 0 ? [t('maps:spots', { names: listed(view.spots.map(nameOf)) })] : []),
    ].join(zh ? '' : ' '),
    width: Math.round(view.plan.width),
    height: Math.round(view.plan.height),
    north: t('maps:north'),
    scale: { metres, label: t('maps:metres', { metres }) },
    blocks: view.buildings.map((building) => ({ ...place(building), tone: toneOf(building.zoneId) })),
    spots: view.spots.map(place),
    legendLabel: t('maps:zones'),
    legend: view.zones.length > 1 ? view.zones.map((zone, tone) => ({ key: zone.id, label: nameOf(zone), tone })) : [],
  };
}

const rounded = ({ x, y }: { x: number; y: number }) => ({ x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 });

/** A map to choose a place on, with the words of its fields. A cell's value is the position of its middle. */
export type DrawnPicker = {
  map: DrawnMap;
  plan: EstatePlan;
  words: { open: string; legend: string; hint: string; none: string };
  cells: { value: string; label: string; x: number; y: number }[];
};

/** The same drawing under a grid, which is how a place is chosen without script and without a pointer. */
export function drawPicker(t: Translate, locale: Locale, view: MapView): DrawnPicker {
  const nameOf = (it: Named) => (locale === 'zh' ? it.name : it.nameEn || it.name);
  return {
    map: drawMap(t, locale, view),
    plan: view.plan,
    words: {
      open: t('maps:pick.open'),
      legend: t('maps:pick.legend'),
      hint: t('maps:pick.hint'),
      none: t('maps:pick.none'),
    },
    cells: cellsOf(view.plan).map(({ row, column, ...point }) => {
      const position = positionAt(view.plan, point);
      const near = nearestTo(position, view.buildings);
      const label = t('maps:pick.cell', { building: near ? nameOf(near) : '', row, column });
      return { value: writePosition(position), label, ...rounded(point) };
    }),
  };
}

/** What a ticket page shows: the map, the sign on it, and where that is in words; undefined for what lies on no map. */
export type DrawnPlace = DrawnMap & { marker: { x: number; y: number } };

export function drawPlace(
  t: Translate,
  locale: Locale,
  view: MapView,
  { at, place }: { at: Position; place: string },
): DrawnPlace | undefined {
  if (!isOnPlan(view.plan, at)) return undefined;
  const map = drawMap(t, locale, view);
  return { ...map, title: t('maps:at', { place }), marker: rounded(onPlan(view.plan, at)) };
}
