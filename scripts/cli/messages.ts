/** Every text that the user reads. */
export const messages = {
  flags: {
    targetOrg: 'username or alias of an org that the Salesforce CLI knows',
    instanceUrl: (variable: string) =>
      `address of an org, with the access token in the environment variable ${variable}`,
    dryRun: 'say what would be added and change nothing',
    json: 'print one JSON object'
  },
  org: {
    notChosen: 'Say which org: --target-org NAME or --instance-url URL.',
    chosenTwice: 'Give --target-org or --instance-url, not both.',
    noToken: (variable: string) => `--instance-url needs the access token in the environment variable ${variable}.`,
    badToken: (variable: string) =>
      `${variable} holds no session token (00D...!...). Tokens of the JWT kind are not accepted by this API version.`,
    badUrl: (url: string) => `'${url}' is no address of an org: https is needed, except on this machine.`,
    unknown: (name: string) =>
      `The Salesforce CLI knows no org '${name}'. Sign in first: npx sf org login web --alias ${name}`,
    unreachable: (reason: string) => `The org cannot be reached: ${reason}`,
    sessionRefused: 'The org does not accept this session. Sign in again.',
    noMetadataAccess: (reason: string) =>
      `You may not change the setup of this org: the permissions Modify Metadata Through Metadata API Functions and Customize Application are needed. (${reason})`,
    refused: (reason: string) => `The org refused: ${reason}`
  },
  roles: {
    listSummary: 'List the involvement roles and the partner roles that mirror them',
    addSummary: 'Add the partner roles that the involvement roles need to the org',
    noPackage:
      'The org has no involvement roles that you can read. Install Involve first, and assign yourself the permission set Involve Admin.',
    columns: { value: 'Partner role', reverse: 'Reverse role', roles: 'Involvement roles', state: 'State' },
    states: { present: 'present', inactive: 'inactive', missing: 'missing' },
    added: (value: string, reverse: string | null) =>
      `+ ${value}${reverse === null ? '' : ` (reverse role ${reverse})`}`,
    inactive: (value: string) => `${value} is there but inactive: activate it in Setup, Partner Roles.`,
    nothingToAdd: (count: number) => `Nothing to add: the org has all ${count} partner roles.`,
    dryRun: (count: number) => `${count} partner roles would be added.`,
    adding: (count: number) => `Adding ${count} partner roles ...`,
    done: (count: number) => `${count} partner roles added.`,
    notKept: (values: readonly string[]) => `The org said yes, but does not have: ${values.join(', ')}.`
  }
} as const;
