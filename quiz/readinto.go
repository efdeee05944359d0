package quiz

import "reflect"

// ReadInto reads a small YAML file of another kind as strictly as a content file, and tells its problems in
// the same manner. It wants a pointer to a struct whose fields have tags like those of [Questionnaire]; the
// File says where everything stands, for whoever has more to say of it, and has neither Questionnaire nor Quiz.
func ReadInto(file string, data []byte, into any) (*File, Problems) {
	d := newDocument(file)
	if root := d.parseYAML(data); root != nil {
		d.decode(root, reflect.ValueOf(into).Elem(), "", fieldRule{})
	}
	return &File{doc: d}, d.told()
}
