import type { CategoryRoot } from '@linli/domain/tickets';
import {
  BrushCleaning,
  CircleEllipsis,
  Handshake,
  type LucideIcon,
  Receipt,
  Shield,
  Smile,
  Sprout,
  Wrench,
} from 'lucide-react';

const icons: Record<CategoryRoot, LucideIcon> = {
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
export function categoryIcon(code: string): LucideIcon {
  return icons[code as CategoryRoot] ?? CircleEllipsis;
}
