import { type BuiltInCategory, type CategoryCode, isBuiltIn, rootOf } from '@linli/domain/tickets';
import {
  BrickWall,
  BrushCleaning,
  Bug,
  Cctv,
  CircleEllipsis,
  CircleHelp,
  CircleParking,
  DoorOpen,
  Droplets,
  Flame,
  Flower2,
  Handshake,
  type IconNode,
  KeyRound,
  Lightbulb,
  MoveVertical,
  ReceiptText,
  ShieldAlert,
  SprayCan,
  Sprout,
  Thermometer,
  Toilet,
  Trash2,
  Trees,
  UsersRound,
  Volume2,
  Wrench,
  Zap,
} from 'lucide';

/** One picture for each: what looks alike is taken for the same. */
export const categoryIcons: Record<BuiltInCategory, IconNode> = {
  engineering: Wrench,
  'engineering.plumbing': Droplets,
  'engineering.electrical': Zap,
  'engineering.lighting': Lightbulb,
  'engineering.lift': MoveVertical,
  'engineering.doors_windows': DoorOpen,
  'engineering.masonry': BrickWall,
  'engineering.fire_safety': Flame,
  'engineering.heating': Thermometer,
  cleaning: SprayCan,
  'cleaning.corridor': BrushCleaning,
  'cleaning.waste': Trash2,
  'cleaning.washroom': Toilet,
  'cleaning.pests': Bug,
  greening: Sprout,
  'greening.plants': Flower2,
  'greening.trees': Trees,
  order: ShieldAlert,
  'order.parking': CircleParking,
  'order.access': KeyRound,
  'order.noise': Volume2,
  'order.safety': Cctv,
  service_attitude: Handshake,
  fees: ReceiptText,
  neighbours: UsersRound,
  other: CircleEllipsis,
};

/** The picture of a category, or of the root it stands under. */
export function rootIcon(category: CategoryCode): IconNode {
  const of = (code: string) => (isBuiltIn(code) ? categoryIcons[code] : undefined);
  return of(category) ?? of(rootOf(category)) ?? CircleHelp;
}
