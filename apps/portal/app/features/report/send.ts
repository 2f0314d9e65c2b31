import { useNavigation, useSubmit } from '@remix-run/react';
import { type FormEvent, useState } from 'react';
import type { FormOutcome } from '../session/form.ts';
import { formWithSmallPhotos } from './shrink-photo.ts';

/** Sends a form with photos: made small first, by the router, so that the page stays when the network does not. */
export function useSend(action: string, outcome: FormOutcome | undefined) {
  const submit = useSubmit();
  const navigation = useNavigation();
  const [preparing, setPreparing] = useState(false);
  const [tried, setTried] = useState(false);
  const busy = preparing || navigation.formAction?.split('?')[0] === action.split('?')[0];

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    // Signing in again carries the whole form, photos included, through the browser's own post (307).
    if (event.defaultPrevented || submitter?.hasAttribute('formaction')) return;
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    setPreparing(true);
    setTried(true);
    const sent = await formWithSmallPhotos(form, submitter);
    setPreparing(false);
    // The question one stands at stays in the address, should it come back.
    submit(sent, { method: 'post', encType: 'multipart/form-data', action: action + window.location.hash });
  };

  const form = {
    method: 'post',
    action,
    encType: 'multipart/form-data',
    noValidate: true,
    onSubmit,
    reloadDocument: outcome?.failure?.code === 'auth.required',
  } as const;
  return { form, busy, /** Something was sent from this form. */ tried };
}
