import type { CategoryRoot } from '@linli/domain/tickets';
import {
  BrushCleaning,
  CircleEllipsis,
  Handshake,
  type IconNode,
  Receipt,
  Shield,
  Smile,
  Sprout,
  Wrench,
} from 'lucide';

const icons: Record<CategoryRoot, IconNode> = {
  engineering: Wrench,
  cleaning: BrushCleaning,
  greening: Sprout,
  order: Shield,
  service_attitude: Smile,
  fees: Receipt,
  neighbours: Handshake,
  other: CircleEllipsis,
};

/** The picture of a root; one of the community's own has the general one. */
export function categoryIcon(code: string): IconNode {
  return icons[code as CategoryRoot] ?? CircleEllipsis;
}
