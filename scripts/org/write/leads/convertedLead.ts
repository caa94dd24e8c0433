/** What writing or converting a converted lead ends with. */
export const CONVERTED_LEAD = {
  statusCode: 'CANNOT_UPDATE_CONVERTED_LEAD',
  message: 'cannot reference converted lead'
} as const;
