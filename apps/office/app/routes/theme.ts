import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { themeCookie, themes, typeCookie, writeCookie } from '../features/frame/preferences.ts';
import { paths, safeTo } from '../paths.ts';

export async function action({ request, context }: ActionFunctionArgs) {
  const { fields } = await context.receiveForm(request);
  const headers = new Headers();
  const theme = themes.find((one) => one === fields.theme);
  if (theme) headers.append('Set-Cookie', writeCookie(themeCookie, theme));
  if (fields.type) headers.append('Set-Cookie', writeCookie(typeCookie, fields.type === 'large' ? 'large' : 'normal'));
  return redirect(safeTo(fields.to), { headers });
}

export const loader = () => redirect(paths.home());
