/** Kinds of spots (requirements, "People and places"; P3). */
export const spotKinds = [
  'lobby',
  'corridor',
  'plant_room',
  'roof',
  'car_park',
  'plaza',
  'waste_station',
  'washroom',
  'gate',
] as const;
export type SpotKind = (typeof spotKinds)[number];
