/** A place in words, Chinese and English, as it is frozen on a ticket (T2). */
export type PlaceWords = { zh: string; en: string };

/** A home: building and unit. */
export function placeOfUnit(building: { name: string; nameEn: string }, unitNumber: string): PlaceWords {
  return { zh: `${building.name} ${unitNumber}室`, en: `${building.nameEn || building.name}, Flat ${unitNumber}` };
}

/** A named spot, with what the reporter added in their own words. */
export function placeOfSpot(spot: { name: string; nameEn: string }, words: string): PlaceWords {
  return words
    ? { zh: `${spot.name}（${words}）`, en: `${spot.nameEn} (${words})` }
    : { zh: spot.name, en: spot.nameEn };
}

/** A public place known only by the reporter's words or a position on the map. */
export function placeInWords(community: { name: string; nameEn: string }, words: string): PlaceWords {
  return words
    ? { zh: `${community.name} · ${words}`, en: `${community.nameEn} · ${words}` }
    : { zh: `${community.name}（公共区域）`, en: `${community.nameEn} (shared area)` };
}
