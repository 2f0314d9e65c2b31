import type { SurveyAspect } from '@linli/domain/surveys';
import { type Rating, ratings } from '@linli/domain/tickets';
import { useFormat, useT } from '@linli/i18n/react';
import { Bars, type Tone } from '@linli/ui';

export const ratingTone: Record<Rating, Tone> = {
  satisfied: 'good',
  fairly_satisfied: 'accent',
  dissatisfied: 'danger',
};

type Props = { aspect: SurveyAspect; levels: Partial<Record<Rating, number>> };

/** One of the small multiples: three levels on the same scale as its neighbours, with the share beside the name. */
export function AspectBars({ aspect, levels }: Props) {
  const t = useT();
  const format = useFormat();
  const counts = ratings.map((rating) => levels[rating] ?? 0);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const pleased = (levels.satisfied ?? 0) + (levels.fairly_satisfied ?? 0);
  return (
    <section>
      <h3 className="flex items-baseline justify-between gap-2 text-base">
        {t(`surveys:aspect.${aspect}`)}
        <span>{all > 0 ? format.percent(pleased / all) : '–'}</span>
      </h3>
      <Bars
        label={t(`surveys:aspect.${aspect}`)}
        max={Math.max(1, all)}
        bars={ratings.map((rating) => ({
          key: rating,
          label: t(`tickets:rating.${rating}`),
          value: levels[rating] ?? 0,
          tone: ratingTone[rating],
        }))}
      />
    </section>
  );
}
