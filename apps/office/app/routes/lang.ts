import { redirect } from '@remix-run/node';
import { choiceAction } from '../features/frame/choice.ts';
import { paths } from '../paths.ts';

export const action = choiceAction;
export const loader = () => redirect(paths.home());
