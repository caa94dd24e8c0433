/** What `@JsonAccess` keeps out of JSON. */
import { classes, project, refuses } from '../apex.ts';
import type { Files } from '../apex.ts';
import { guide, rule } from './rule.ts';

const PAGE = guide('apex_classes_annotation_JsonAccess');
const CLOSED = /never: Secret$/;

/** `Secret` with that annotation, something that holds one, its heir, its inner class, and a closed inner class. */
function secrets(annotation: string): Files {
  return classes(
    `@JsonAccess(${annotation}) public virtual class Secret { public String word = 'x'; public class Part { public Integer n = 1; } }`,
    'public class Holder { public Secret kept; public Integer n = 2; }',
    'public class Heir extends Secret {}',
    "public class Cabinet { @JsonAccess(serializable='never' deserializable='never') public class Closed { public Integer n; } }"
  );
}

const never = project(secrets("serializable='never' deserializable='never'"));

for (const [id, how] of [
  ['C1720', 'JSON.serialize(new Secret());'],
  ['C1721', 'JSON.serializePretty(new List<Secret>{ new Secret() });'],
  [
    'C1722',
    "Holder h = new Holder(); h.kept = new Secret(); JSON.serialize(new Map<String, Object>{ 'h' => h }, true);"
  ],
  ['C1723', 'System.JSONGenerator g = JSON.createGenerator(false); g.writeObject(new Secret());'],
  ['C1724', "JSON.deserialize('{}', Secret.class);"],
  ['C1725', 'JSON.deserializeStrict(\'{"kept":{"word":"y"}}\', Holder.class);'],
  ['C1726', "JSON.deserialize('[{}]', List<Secret>.class);"],
  ['C1727', "System.JSONParser p = JSON.createParser('{}'); p.nextToken(); p.readValueAs(Secret.class);"]
] as const)
  rule(id, 'JA1', PAGE, `a class closed to JSON: ${how}`, () => never.run(how).throws('System.JSONException', CLOSED));

rule(
  'C1728',
  'JA1',
  PAGE,
  'the heir and the inner class of a closed class are open, a closed inner class is not',
  () => {
    never.run('System.debug(JSON.serialize(new Heir()));').prints('{"word":"x"}');
    never.run('System.debug(JSON.serialize(new Secret.Part()));').prints('{"n":1}');
    never.run('System.debug(((Heir) JSON.deserialize(\'{"word":"z"}\', Heir.class)).word);').prints('z');
    never.run('JSON.serialize(new Cabinet.Closed());').throws('System.JSONException', /Cabinet\.Closed$/);
  }
);

rule('C1729', 'JA1', PAGE, 'where no closed object is met, JSON is as ever', () => {
  never.run('System.debug(JSON.serialize(new Holder()));').prints('{"kept":null,"n":2}');
  never.run('System.debug(((Holder) JSON.deserialize(\'{"kept":null,"n":3}\', Holder.class)).n);').prints('3');
});

rule(
  'C1730',
  'JA1',
  PAGE,
  'each direction is closed by itself, under any spelling of its name; what is not named stays open',
  () => {
    const written = project(secrets("Deserializable='never'"));
    written.run('System.debug(JSON.serialize(new Secret()));').prints('{"word":"x"}');
    written.run("JSON.deserialize('{}', Secret.class);").throws('System.JSONException', CLOSED);
  }
);

for (const [id, value] of [
  ['C1731', 'sameNamespace'],
  ['C1732', 'samePackage'],
  ['C1733', 'always']
] as const)
  rule(id, 'JA1', PAGE, `${value} lets the code of the project in`, () =>
    project(secrets(`serializable='${value}' deserializable='${value}'`))
      .run('Secret s = (Secret) JSON.deserialize(\'{"word":"y"}\', Secret.class); System.debug(JSON.serialize(s));')
      .prints('{"word":"y"}')
  );

rule('C1734', 'JA1', PAGE, 'the annotation takes the four values alone and at least one of its properties', () => {
  refuses(
    secrets("serializable='sometimes'"),
    /Invalid value for property serializable of annotation JsonAccess: sometimes/
  );
  refuses(secrets("serializable='Never'"), /Invalid value/);
  refuses(secrets('serializable=true'), /Invalid value/);
  refuses(secrets(''), /needs at least one property: JsonAccess/);
  refuses(secrets("readable='never'"), /No such property, readable/);
});
