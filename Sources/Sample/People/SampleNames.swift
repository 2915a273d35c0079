/// Names for invented people.
enum SampleNames {
  static let given = [
    "Abigail", "Adaeze", "Ahmed", "Aiko", "Alan", "Alejandra", "Alice", "Amina", "Amy", "Andre", "Angela", "Anjali",
    "Anna", "Anthony", "Aubrey", "Beatriz", "Ben", "Bianca", "Brian", "Caleb", "Camila", "Carl", "Carmen", "Caroline",
    "Cecilia", "Chen", "Chioma", "Claire", "Clarence", "Corinne", "Dana", "Daniel", "Darnell", "David", "Deborah",
    "Diego", "Dominique", "Donna", "Dylan", "Eduardo", "Elena", "Eli", "Emily", "Emma", "Erin", "Esperanza", "Esther",
    "Ethan", "Eva", "Fatima", "Felix", "Frances", "Gabriel", "Gloria", "Graham", "Hannah", "Harold", "Hassan",
    "Heather",
    "Hiro", "Ian", "Imani", "Ines", "Isaac", "Ivan", "Jada", "Jamal", "James", "Janelle", "Javier", "Jean", "Jenna",
    "Jesse", "Joan", "Joel", "Jorge", "Joy", "Judith", "Julian", "Kai", "Karen", "Kayla", "Keisha", "Kevin", "Kofi",
    "Laura", "Leila", "Leon", "Linda", "Lorenzo", "Lucia", "Luke", "Lydia", "Mai", "Marcus", "Margaret", "Maria",
    "Mateo",
    "Megan", "Mei", "Miguel", "Mina", "Monica", "Nadia", "Naomi", "Nathan", "Nia", "Nora", "Oliver", "Omar", "Pablo",
    "Patricia", "Paul", "Peter", "Quinn", "Rachel", "Rafael", "Ravi", "Rebecca", "Rosa", "Ryan", "Salma", "Samantha",
    "Sean", "Selena", "Shreya", "Simone", "Sofia", "Stella", "Susan", "Tamara", "Tanya", "Terrence", "Tessa", "Theo",
    "Tiana", "Uma", "Valeria", "Victor", "Vivian", "Walter", "Wendy", "Xavier", "Yara", "Yolanda", "Yusuf", "Zachary",
    "Zoe",
  ]

  static let family = [
    "Abbott", "Acosta", "Adeyemi", "Aguilar", "Alvarez", "Andersen", "Archer", "Bailey", "Banerjee", "Barnes", "Becker",
    "Bell", "Bishop", "Blake", "Boyd", "Brennan", "Bryant", "Burke", "Calderon", "Campbell", "Cardenas", "Castillo",
    "Chang", "Chavez", "Cho", "Coleman", "Conway", "Cortez", "Crawford", "Cruz", "Dalton", "Daniels", "Delgado",
    "Desai",
    "Diaz", "Dixon", "Doyle", "Duarte", "Duffy", "Eaton", "Eriksen", "Escobar", "Estrada", "Farah", "Ferreira",
    "Fields",
    "Fischer", "Flores", "Foster", "Fuentes", "Gallagher", "Garner", "Gibson", "Gomez", "Grant", "Greene", "Guerrero",
    "Gupta", "Hale", "Hansen", "Harper", "Hassan", "Hayes", "Henderson", "Herrera", "Hicks", "Hoang", "Hogan", "Hughes",
    "Ibarra", "Iyer", "Jackson", "Jensen", "Jimenez", "Joyce", "Kang", "Keller", "Khan", "Kim", "Knox", "Kowalski",
    "Lam",
    "Larsen", "Lawson", "Lee", "Lindgren", "Lopez", "Lowe", "Lucero", "Macias", "Malone", "Marsh", "Martin", "Maxwell",
    "Mbeki", "McCoy", "Mehta", "Mendoza", "Meyer", "Miles", "Molina", "Monroe", "Moreno", "Morrison", "Murphy", "Nash",
    "Navarro", "Nelson", "Ng", "Nguyen", "Nolan", "Novak", "Obi", "Ochoa", "Olsen", "Osei", "Owens", "Pacheco",
    "Palmer",
    "Park", "Patel", "Perry", "Pham", "Pierce", "Porter", "Powell", "Quintero", "Ramos", "Reed", "Reyes", "Rhodes",
    "Rivas", "Robles", "Romero", "Rosales", "Rowe", "Salazar", "Sandoval", "Santos", "Schmidt", "Serrano", "Shah",
    "Shaw", "Silva", "Sims", "Solis", "Soto", "Stone", "Suarez", "Sutton", "Swanson", "Tate", "Tran", "Trujillo",
    "Tucker", "Vargas", "Vega", "Velasco", "Vu", "Wade", "Wallace", "Walsh", "Ward", "Watanabe", "Weber", "West",
    "Whitaker", "Wilcox", "Wolfe", "Wong", "Yates", "Yoon", "Zamora", "Zhang", "Zimmerman",
  ]
}
