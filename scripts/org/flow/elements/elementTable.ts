/** The compilers of elements that need nothing but the flow itself, by the name of their XML element. */
import { compileAssignment } from './assignment.ts';
import { compileCollectionProcessor } from './collectionProcessor.ts';
import { compileCreateRecords } from './createRecords.ts';
import { compileCustomError } from './customError.ts';
import { compileDecision } from './decision.ts';
import { compileDeleteRecords } from './deleteRecords.ts';
import type { CompileElement } from './element.ts';
import { compileGetRecords } from './getRecords.ts';
import { compileLoop } from './loop.ts';
import { compileRollBack } from './rollBack.ts';
import { compileTransform } from './transform.ts';
import { compileUpdateRecords } from './updateRecords.ts';

export const ELEMENT_COMPILERS: Readonly<Record<string, CompileElement>> = {
  assignments: compileAssignment,
  decisions: compileDecision,
  loops: compileLoop,
  recordLookups: compileGetRecords,
  recordCreates: compileCreateRecords,
  recordUpdates: compileUpdateRecords,
  recordDeletes: compileDeleteRecords,
  collectionProcessors: compileCollectionProcessor,
  transforms: compileTransform,
  customErrors: compileCustomError,
  recordRollbacks: compileRollBack
};

/** A save that has not happened yet leaves room for reading and deciding only. */
export const REFUSED_BEFORE_SAVE: ReadonlySet<string> = new Set([
  'recordCreates',
  'recordDeletes',
  'actionCalls',
  'subflows'
]);
