import { positionField } from '@linli/domain/zones';
import type { DrawnPicker } from '@linli/i18n';
import { useLocale, useT } from '@linli/i18n/react';
import { Field, Notice, PointField, RadioCards, Select, TextInput } from '@linli/ui';
import { House, Trees } from 'lucide';
import type { Building, Home, Spot } from '../../api-types.ts';

type PlaceFieldsProps = {
  home: Home | null;
  spots: readonly Spot[];
  buildings: readonly Building[];
  spotId: string | undefined;
  buildingId: string | undefined;
  floor: string | undefined;
  /** The place came with a QR: it is said, not asked. */
  fixed: boolean;
  /** What is said of the service may be of no place: then it is of the home. */
  voice: boolean;
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
  buildings,
  spotId,
  buildingId,
  floor,
  fixed,
  voice,
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
      label={t('tickets:field.placeWords')}
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
            label: t(voice ? 'portal:report.at_home_voice' : 'portal:report.at_home'),
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
        <p className="-mb-1 text-muted text-sm">{t('portal:report.place_rule')}</p>
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
        <FloorFields buildings={buildings} buildingId={buildingId} floor={floor} error={error} />
        {picker ? (
          <PointField
            key={position}
            name="position"
            words={picker.words}
            map={picker.map}
            cells={picker.cells}
            {...positionField(picker.plan)}
            defaultValue={position}
            error={error('position')}
          />
        ) : (
          position && <input type="hidden" name="position" value={position} />
        )}
        {words}
      </div>
    </div>
  );
}

/** A floor of a building is a place of all who live there: which building, then which floor. */
function FloorFields({
  buildings,
  buildingId,
  floor,
  error,
}: Pick<PlaceFieldsProps, 'buildings' | 'buildingId' | 'floor' | 'error'>) {
  const t = useT();
  const zh = useLocale() === 'zh';
  if (buildings.length === 0) {
    const kept = { buildingId, floor };
    return Object.entries(kept).map(
      ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
    );
  }
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,8rem),1fr))] items-start gap-3">
      <Field
        id="buildingId"
        label={t('tickets:field.buildingId')}
        optional={t('common:optional')}
        error={error('buildingId')}
      >
        <Select
          name="buildingId"
          defaultValue={buildingId}
          placeholder={t('portal:report.choose')}
          options={buildings.map((one) => ({ value: one.id, label: zh ? one.name : one.nameEn }))}
        />
      </Field>
      <Field id="floor" label={t('tickets:field.floor')} error={error('floor')}>
        <TextInput name="floor" type="number" inputMode="numeric" defaultValue={floor} />
      </Field>
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
