import { choiceAction } from '../features/frame/choice.ts';
import { goHome } from '../features/frame/go-home.ts';

export const action = choiceAction('lang');
export const loader = goHome;
