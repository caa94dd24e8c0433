trigger FaultTrigger on Fault__e(after insert) {
  FaultLog.store(Trigger.new);
}
