import { useT } from '@linli/i18n/react';
import { Button } from '@linli/ui';
import { Form, useNavigation, useSubmit } from '@remix-run/react';
import { Footprints } from 'lucide';
import { type FormEvent, useState } from 'react';

const patience = 4000;

/** Where the phone is, if it can say so soon; nothing otherwise. */
function whereAmI(): Promise<{ lat: number; lng: number } | undefined> {
  if (!('geolocation' in navigator) || !window.isSecureContext) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(undefined), patience + 500);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        clearTimeout(late);
        resolve({ lat: coords.latitude, lng: coords.longitude });
      },
      () => {
        clearTimeout(late);
        resolve(undefined);
      },
      { enableHighAccuracy: true, timeout: patience, maximumAge: 10_000 },
    );
  });
}

/** One tap. The position is asked for only where the spot has one to compare with, and never waited for long. */
export function SignInButton({ clientKey, hasPosition }: { clientKey: string; hasPosition: boolean }) {
  const t = useT();
  const submit = useSubmit();
  const { state } = useNavigation();
  const [asking, setAsking] = useState(false);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (asking || state !== 'idle') return;
    const form = new FormData(event.currentTarget);
    setAsking(true);
    const position = hasPosition ? await whereAmI() : undefined;
    if (position) {
      form.set('lat', String(position.lat));
      form.set('lng', String(position.lng));
    }
    setAsking(false);
    submit(form, { method: 'post' });
  };
  return (
    <Form method="post" onSubmit={send}>
      <input type="hidden" name="clientKey" value={clientKey} />
      <Button
        size="lg"
        block
        icon={Footprints}
        busy={asking || state === 'submitting'}
        busyWord={asking ? t('office:spot.locating') : t('common:sending')}
        className="min-h-16"
      >
        {t('office:spot.sign_in')}
      </Button>
      <p className="mt-1.5 text-center text-muted text-sm">{t('office:spot.position_hint')}</p>
    </Form>
  );
}
