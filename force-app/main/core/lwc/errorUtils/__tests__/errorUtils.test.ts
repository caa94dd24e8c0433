import { reduceErrors } from 'c/errorUtils';

// Shapes: https://developer.salesforce.com/docs/platform/lwc/guide/data-error.html
describe('reduceErrors', () => {
  it.each([
    ['an Apex error', { body: { message: 'Refused.' } }, ['Refused.']],
    ['UI API errors', { body: [{ message: 'First.' }, { message: 'Second.' }] }, ['First.', 'Second.']],
    [
      'page and field errors before the general message',
      {
        body: {
          message: 'An error occurred.',
          pageErrors: [{ message: 'Page.' }],
          fieldErrors: { Amount: [{ message: 'Field.' }] }
        }
      },
      ['Page.', 'Field.']
    ],
    [
      'record save errors',
      { body: { message: 'x', output: { errors: [{ message: 'Rule.' }], fieldErrors: {} } } },
      ['Rule.']
    ],
    ['a thrown error', new Error('Broken.'), ['Broken.']],
    ['a text', 'Plain.', ['Plain.']],
    ['a list with the same message twice', ['Same.', { body: { message: 'Same.' } }], ['Same.']]
  ])('reads %s', (_kind, error, messages) => {
    expect(reduceErrors(error)).toEqual(messages);
  });

  it('speaks of the connection when the server did not answer', () => {
    expect(reduceErrors(new TypeError('Failed to fetch'))).toEqual([
      'The server did not answer. Check your connection and try again.'
    ]);
  });

  it.each([[undefined], [null], [{}], [[]], [{ body: {} }]])('never stays silent: %p', (error) => {
    expect(reduceErrors(error)).toEqual(['An unexpected error happened. Try again, or ask your administrator.']);
  });
});
