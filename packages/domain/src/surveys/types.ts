/** Q2: the five aspects of the questionnaire; answers are the three levels of `ratings`. */
export const surveyAspects = ['management', 'cleaning', 'efficiency', 'order', 'engineering'] as const;
export type SurveyAspect = (typeof surveyAspects)[number];
