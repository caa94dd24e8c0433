trigger WorkDueTrigger on WorkDue__e(after insert) {
  DeferredWork.run(Trigger.new);
}
