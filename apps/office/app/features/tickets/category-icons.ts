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

export const categoryIcons: Record<CategoryRoot, LucideIcon> = {
  engineering: Wrench,
  cleaning: BrushCleaning,
  greening: Sprout,
  order: Shield,
  service_attitude: Smile,
  fees: Receipt,
  neighbours: Handshake,
  other: CircleEllipsis,
};
