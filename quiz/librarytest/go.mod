module github.com/careerfit/careerfit/quiz/librarytest

go 1.26.0

require github.com/careerfit/careerfit v0.0.0

require go.yaml.in/yaml/v4 v4.0.0 // indirect

replace github.com/careerfit/careerfit => ../..
