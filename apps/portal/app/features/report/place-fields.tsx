import type { DrawnPicker } from '@linli/i18n';
import { useLocale, useT } from '@linli/i18n/react';
import { Field, Notice, RadioCards, Select, TextInput } from '@linli/ui';
import { House, Trees } from 'lucide';
import type { Home, Spot } from '../../api-types.ts';
import { PointField } from './point-field.tsx';

type PlaceFieldsProps = {
  home: Home | null;
  spots: readonly Spot[];
  spotId: string | undefined;
  /** The place came with a QR: it is said, not asked. */
  fixed: boolean;
  area: string;
  placeWords: string | undefined;
  /** Null where the estate has no map, and while nobody is signed in. */
  picker: DrawnPicker | null;
  position: string | undefined;
  error: (name: string) => string | undefined;
};

/** At home, or where in the shared area: a named spot, or the resident's own words. */
export function PlaceFields({
  home,
  spots,
  spotId,
  fixed,
  area,
  placeWords,
  picker,
  position,
  error,
}: PlaceFieldsProps) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const nameOf = (spot: Spot) => (zh ? spot.name : spot.nameEn);
  const words = (
    <Field
      id="placeWords"
      label={t('portal:report.place_words')}
      hint={t('portal:report.place_words_hint')}
      optional={t('common:optional')}
      error={error('placeWords')}
    >
      <TextInput name="placeWords" defaultValue={placeWords} maxLength={120} />
    </Field>
  );
  const spot = spots.find(({ id }) => id === spotId);
  if (fixed && spot) {
    return (
      <div className="grid gap-4">
        <input type="hidden" name="area" value="public" />
        <input type="hidden" name="spotId" value={spot.id} />
        <Notice kind="good" title={t('portal:report.spot_known', { spot: nameOf(spot) })}>
          {t('portal:report.spot_known_body')}
        </Notice>
        {words}
      </div>
    );
  }
  return (
    <div className="where grid grid-cols-1 gap-4">
      <RadioCards
        name="area"
        legend={t('portal:report.where')}
        defaultValue={area}
        options={[
          {
            value: 'private',
            label: t('portal:report.at_home'),
            hint: home ? (zh ? home.place : home.placeEn) : undefined,
            icon: House,
          },
          {
            value: 'public',
            label: t('portal:report.in_public'),
            hint: t('portal:report.in_public_hint'),
            icon: Trees,
          },
        ]}
      />
      <div className="where-public grid grid-cols-1 gap-4">
        {spots.length > 0 ? (
          <Field id="spotId" label={t('portal:report.spot')} optional={t('common:optional')} error={error('spotId')}>
            <Select
              name="spotId"
              defaultValue={spotId}
              placeholder={t('portal:report.spot_none')}
              groups={grouped(spots, zh, { own: t('portal:report.spot_own'), shared: t('portal:report.spot_shared') })}
            />
          </Field>
        ) : (
          spotId && <input type="hidden" name="spotId" value={spotId} />
        )}
        {picker ? (
          <PointField key={position} picker={picker} defaultValue={position} error={error('position')} />
        ) : (
          position && <input type="hidden" name="position" value={position} />
        )}
        {words}
      </div>
    </div>
  );
}

/** As the server orders them: one's own building, what is everybody's, then the others, zone by zone. */
function grouped(spots: readonly Spot[], zh: boolean, words: { own: string; shared: string }) {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const spot of spots) {
    const zone = (zh ? spot.zoneName : spot.zoneNameEn) ?? words.shared;
    const name = spot.near === 'other' ? zone : words[spot.near];
    const group = groups.get(name) ?? [];
    group.push({ value: spot.id, label: zh ? spot.name : spot.nameEn });
    groups.set(name, group);
  }
  return [...groups].map(([label, options]) => ({ label, options }));
}
