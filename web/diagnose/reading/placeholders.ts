/** What stands in a suggested command for a value that is not known; read back, it is still not known. */
export const PAGE_PLACEHOLDER = 'ORIGIN-OF-YOUR-PAGE';
export const METHOD_PLACEHOLDER = 'METHOD-OF-YOUR-REQUEST';
export const HEADERS_PLACEHOLDER = 'HEADERS-OF-YOUR-REQUEST';
