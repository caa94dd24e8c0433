/** Where the local org answers; hosts of an org exist only on the platform. */
export const ORG_DOMAIN = 'http://localhost';
