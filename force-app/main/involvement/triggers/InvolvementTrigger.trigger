trigger InvolvementTrigger on Involvement__c(
  before insert,
  before update,
  before delete,
  after insert,
  after update,
  after delete,
  after undelete
) {
  TriggerRunner.run();
}
