/** How much more may be put into collections before somebody adds up what the transaction holds; one number, since every element counts. */
export const heapAllowance = { left: Infinity };
