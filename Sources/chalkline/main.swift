print("chalkline")
