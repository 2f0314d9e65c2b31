import type { BuiltInCategory, CategoryCode } from '@linli/domain/tickets';
import {
  BrickWall,
  Bug,
  CircleHelp,
  CircleParking,
  DoorOpen,
  Droplets,
  Flame,
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
  UsersRound,
  Volume2,
  Wrench,
  Zap,
} from 'lucide';

const icons: Partial<Record<BuiltInCategory, IconNode>> = {
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
  'cleaning.pests': Bug,
  greening: Sprout,
  order: ShieldAlert,
  'order.parking': CircleParking,
  'order.access': KeyRound,
  'order.noise': Volume2,
  service_attitude: Handshake,
  fees: ReceiptText,
  neighbours: UsersRound,
};

/** The picture of a category, or of the root it stands under. */
export function rootIcon(category: CategoryCode): IconNode {
  const of = (code: string | undefined) => icons[code as BuiltInCategory];
  return of(category) ?? of(category.split('.')[0]) ?? CircleHelp;
}
