package web

import "github.com/careerfit/careerfit/quiz"

// ReturnCodeHash reads a return code as people type it and returns what the store knows it by; false if it is none.
func ReturnCodeHash(typed string) (quiz.SecretHash, bool) {
	code, ok := parseCode(typed)
	return codeHash(code), ok
}
