import { useNavigation, useSubmit } from '@remix-run/react';
import { type FormEvent, useState } from 'react';
import { formWithSmallPhotos } from './shrink-photo.ts';

/** Sends a form with photos: made small first, by the router, so that the page stays when the network does not. */
export function useSend(action: string) {
  const submit = useSubmit();
  const navigation = useNavigation();
  const [preparing, setPreparing] = useState(false);
  const [tried, setTried] = useState(false);
  const busy = preparing || navigation.formAction?.split('?')[0] === action.split('?')[0];

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    setPreparing(true);
    setTried(true);
    const sent = await formWithSmallPhotos(form, submitter);
    setPreparing(false);
    submit(sent, {
      method: 'post',
      encType: 'multipart/form-data',
      action: submitter?.getAttribute('formaction') ?? action,
      preventScrollReset: true,
    });
  };
  return { send, busy, /** Something was sent from this form. */ tried };
}
